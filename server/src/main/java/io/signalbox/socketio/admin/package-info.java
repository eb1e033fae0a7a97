/// Instrumentation of a server for the official Admin UI (protocol of `@socket.io/admin-ui` 0.5.1) and
/// every other console that speaks it: what happens here goes to the namespace `/admin`, commands come
/// from there. Over a cluster adapter each server reports and obeys for itself.
@NullMarked
package io.signalbox.socketio.admin;

import org.jspecify.annotations.NullMarked;
