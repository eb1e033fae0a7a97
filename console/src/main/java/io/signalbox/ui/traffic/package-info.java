/// The Traffic screen: blue and green side by side, and the points between them.
@NullMarked
package io.signalbox.ui.traffic;

import org.jspecify.annotations.NullMarked;
