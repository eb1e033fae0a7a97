package io.signalbox.architecture.breach.ui.clients;

import io.signalbox.architecture.breach.ui.rooms.RoomsThing;
import org.jspecify.annotations.Nullable;

/// A screen that knows another.
public class SeesRooms {
    @Nullable RoomsThing neighbour;
}
