/// What admins see by themselves: statistics, and in development mode every socket, room and event.
@NullMarked
package io.signalbox.socketio.admin.feed;

import org.jspecify.annotations.NullMarked;
