/// What Signalbox adds to the Admin protocol, seen from the wire.
@NullMarked
package io.signalbox.socketio.admin.extension;

import org.jspecify.annotations.NullMarked;
