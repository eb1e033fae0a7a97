/// The main job played without a display: the same console, the same clicks, with checks between.
@NullMarked
package io.signalbox.app.tour;

import org.jspecify.annotations.NullMarked;
