/// The Overview screen.
@NullMarked
package io.signalbox.ui.overview;

import org.jspecify.annotations.NullMarked;
