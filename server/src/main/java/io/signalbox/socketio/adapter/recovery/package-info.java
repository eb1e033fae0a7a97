/// Connection state recovery of the in-memory adapter: sessions of clients that may come back, and the events
/// that they miss in the meantime.
@NullMarked
package io.signalbox.socketio.adapter.recovery;

import org.jspecify.annotations.NullMarked;
