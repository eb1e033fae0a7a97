/// One number at a glance: tiles, gauges and bars.
@NullMarked
package io.signalbox.ui.kit.tile;

import org.jspecify.annotations.NullMarked;
