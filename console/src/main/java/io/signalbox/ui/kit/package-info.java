/// What all screens are made of: the door to the FX thread, a throttle, and the small nodes. Larger
/// ones have packages of their own below.
@NullMarked
package io.signalbox.ui.kit;

import org.jspecify.annotations.NullMarked;
