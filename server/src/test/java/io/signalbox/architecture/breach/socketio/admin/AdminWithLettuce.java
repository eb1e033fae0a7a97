package io.signalbox.architecture.breach.socketio.admin;

import io.lettuce.core.RedisURI;
import io.signalbox.architecture.breach.server.SomeServer;

/// The Redis client outside its package, and the application seen from the library.
class AdminWithLettuce {
    final RedisURI uri = new RedisURI();
    final SomeServer server = new SomeServer();
}
