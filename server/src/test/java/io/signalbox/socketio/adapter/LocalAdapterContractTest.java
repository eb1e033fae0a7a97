package io.signalbox.socketio.adapter;

import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class LocalAdapterContractTest extends AdapterContract {

    private final SocketIoServer server =
            new SocketIoServer(
                    SocketIoOptions.DEFAULT.withEngine(
                            SocketIoOptions.DEFAULT.engine().withLoops(2)));

    @Override
    protected List<SocketIoServer> servers() {
        return List.of(server);
    }

    @Override
    protected void settle(String namespace) {}

    @AfterEach
    void stop() {
        server.close();
    }
}
