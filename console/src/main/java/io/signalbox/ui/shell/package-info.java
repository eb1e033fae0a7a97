/// The frame around the screens: environment band, rail, status bar, plan dialog.
@NullMarked
package io.signalbox.ui.shell;

import org.jspecify.annotations.NullMarked;
