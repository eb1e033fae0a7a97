/// Everything by name, from the keyboard.
@NullMarked
package io.signalbox.ui.palette;

import org.jspecify.annotations.NullMarked;
