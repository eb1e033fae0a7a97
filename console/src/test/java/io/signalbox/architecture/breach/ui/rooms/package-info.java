/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.ui.rooms;

import org.jspecify.annotations.NullMarked;
