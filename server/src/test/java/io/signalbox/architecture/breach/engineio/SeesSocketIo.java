package io.signalbox.architecture.breach.engineio;

import io.signalbox.architecture.breach.socketio.ApiClass;

/// The lower layer looks up, which also makes a circle.
public class SeesSocketIo {
    final ApiClass api = new ApiClass();
}
