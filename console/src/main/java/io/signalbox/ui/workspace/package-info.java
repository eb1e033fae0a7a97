/// The one window: its tabs, the keys that work everywhere, and what opens over all of them.
@NullMarked
package io.signalbox.ui.workspace;

import org.jspecify.annotations.NullMarked;
