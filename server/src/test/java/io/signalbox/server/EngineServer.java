package io.signalbox.server;

import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineLimits;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.engineio.transport.ListenOptions;
import io.signalbox.engineio.transport.TransportServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The conformance suite's echo engine on a free port, and how to reach it.
final class EngineServer implements AutoCloseable {
    static final String POLLING = "/engine.io/?EIO=4&transport=polling";
    static final String WEBSOCKET = "/engine.io/?EIO=4&transport=websocket";

    /// As the suite wants it, for tests of the heartbeat itself.
    static final EngineOptions QUICK =
            EngineOptions.DEFAULT
                    .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(400))
                    .withCors(CorsOptions.ANY)
                    .withLoops(2);

    /// Without heartbeats in the time of a test.
    static final EngineOptions CALM = EngineOptions.DEFAULT.withCors(CorsOptions.ANY).withLoops(2);

    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final Engine engine;
    private final TransportServer transport;

    EngineServer(EngineOptions options) throws IOException {
        this(options, UnaryOperator.identity());
    }

    /// Listens with other settings than the default ones.
    EngineServer(EngineOptions options, UnaryOperator<ListenOptions> listen) throws IOException {
        engine = ConformanceMain.echo(options);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        transport = TransportServer.listen(engine, listen.apply(ListenOptions.at(any)));
    }

    static EngineServer withPayloadLimit(int bytes) throws IOException {
        return new EngineServer(CALM.withLimits(EngineLimits.DEFAULT.withMaxHttpBufferSize(bytes)));
    }

    int port() {
        return transport.port();
    }

    Engine engine() {
        return engine;
    }

    /// Opens a polling session.
    ///
    /// @return the target of its requests
    String openPolling() throws IOException {
        RawHttp.Response response = RawHttp.get(port(), POLLING);
        return POLLING + "&sid=" + sid(response.body());
    }

    /// Opens a WebSocket session; its open packet has been read.
    RawWebSocket openWebSocket() throws IOException {
        RawWebSocket socket = RawWebSocket.connect(port(), WEBSOCKET);
        socket.readText();
        return socket;
    }

    static String sid(String openPacket) {
        Matcher matcher = SID.matcher(openPacket);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no sid in " + openPacket);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        transport.close();
        engine.close();
    }
}
