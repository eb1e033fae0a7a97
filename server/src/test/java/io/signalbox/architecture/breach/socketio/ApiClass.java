package io.signalbox.architecture.breach.socketio;

import io.signalbox.architecture.breach.engineio.SeesSocketIo;
import io.signalbox.architecture.breach.engineio.transport.SomeTransport;
import org.jspecify.annotations.Nullable;

/// The API looks at a transport.
public class ApiClass {
    @Nullable SomeTransport transport;
    @Nullable SeesSocketIo lower;
}
