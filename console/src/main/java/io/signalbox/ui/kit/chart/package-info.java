/// Values over time, drawn on a canvas.
@NullMarked
package io.signalbox.ui.kit.chart;

import org.jspecify.annotations.NullMarked;
