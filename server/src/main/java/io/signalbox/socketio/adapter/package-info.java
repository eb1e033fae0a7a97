/// Rooms and broadcasts of one namespace: the Adapter interface and the part that lives in this process.
@NullMarked
package io.signalbox.socketio.adapter;

import org.jspecify.annotations.NullMarked;
