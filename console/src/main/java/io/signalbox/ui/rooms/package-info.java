/// The Rooms screen: the rooms of the fleet.
@NullMarked
package io.signalbox.ui.rooms;

import org.jspecify.annotations.NullMarked;
