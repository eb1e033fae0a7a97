/// What a screen is, what it is shown and what it may ask for.
@NullMarked
package io.signalbox.ui.kit.screen;

import org.jspecify.annotations.NullMarked;
