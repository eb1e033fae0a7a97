package io.signalbox.architecture.breach.socketio.adapter;

import io.signalbox.architecture.breach.socketio.ApiClass;

/// An adapter looks at the API.
class AdapterWithApi {
    final ApiClass api = new ApiClass();
}
