/// What all screens are made of: the door to the FX thread, throttles, theme, tables, charts, cards
/// and words for numbers. The only place that knows TilesFX.
@NullMarked
package io.signalbox.ui.kit;

import org.jspecify.annotations.NullMarked;
