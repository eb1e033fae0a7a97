@NullMarked
package io.signalbox.ui.kit.chart;

import org.jspecify.annotations.NullMarked;
