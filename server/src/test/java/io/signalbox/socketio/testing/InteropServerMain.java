package io.signalbox.socketio.testing;

import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.options.CompressionOptions;
import io.signalbox.engineio.options.CompressionOptions.PerMessageDeflate;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.transport.HttpFallback;
import io.signalbox.engineio.transport.TransportServer;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Event;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.RemoteSocket;
import io.signalbox.socketio.Socket;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.adapter.recovery.RecoveryOptions;
import io.signalbox.socketio.adapter.redis.RedisAdapterFactory;
import io.signalbox.socketio.adapter.redis.RedisOptions;
import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.admin.login.SessionStore;
import io.signalbox.socketio.packet.msgpack.MsgpackParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The Java member of a mixed fleet, for the scripts in `src/test/interop`: its clients tell it what to
/// do to the fleet. Arguments: Redis URI (`none` for a server on its own), bcrypt hash of the admin's
/// password, `classic` or a subscription mode of the sharded adapter, `json` or `msgpack`, `deflate` to let
/// WebSocket messages be compressed or `plain`. Ends with its standard input.
public final class InteropServerMain {

    private InteropServerMain() {}

    /// Prints `listening on http://…` when ready.
    public static void main(String[] args) throws Exception {
        RedisAdapterFactory redis =
                args[0].equals("none") ? null : RedisAdapterFactory.open(fleet(args[0], args[2]));
        SocketIoServer server = new SocketIoServer(options(redis, args[3], args[4]));
        commands(server.main());
        server.of("/private").use(InteropServerMain::checkToken);
        AdminOptions admins = AdminOptions.of("java", new AdminAuth.Basic("admin", args[1]));
        AdminInstrumentation admin =
                AdminInstrumentation.instrument(
                        server,
                        redis == null ? admins : admins.withStore(SessionStore.redis(redis)));
        if (redis != null) {
            redis.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        TransportServer transport =
                TransportServer.listen(
                        server.engine(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        HttpFallback.NONE);
        System.out.println("listening on http://127.0.0.1:" + transport.port());
        while (System.in.read() >= 0) {
            // The script that started this process ends it by closing the pipe.
        }
        transport.close();
        admin.close();
        server.close();
        if (redis != null) {
            redis.close();
        }
    }

    private static RedisOptions fleet(String uri, String kind) {
        RedisOptions options = RedisOptions.of(uri);
        return SubscriptionMode.parse(kind).map(options::sharded).orElse(options);
    }

    private static SocketIoOptions options(
            @Nullable RedisAdapterFactory redis, String parser, String compression) {
        EngineOptions engine = SocketIoOptions.DEFAULT.engine().withCors(CorsOptions.ANY);
        if (compression.equals("deflate")) {
            engine =
                    engine.withHttp(
                            engine.http()
                                    .withCompression(
                                            CompressionOptions.DEFAULT.withPerMessageDeflate(
                                                    PerMessageDeflate.DEFAULT)));
        }
        SocketIoOptions options = SocketIoOptions.DEFAULT.withEngine(engine);
        if (parser.equals("msgpack")) {
            options = options.withParser(MsgpackParser.MSGPACK);
        }
        return redis == null
                ? options.withConnectionStateRecovery(RecoveryOptions.DEFAULT)
                : options.withAdapter(redis);
    }

    private static void checkToken(Socket socket) throws ConnectRefused {
        if (!"letmein".equals(socket.handshake().auth().get("token"))) {
            throw new ConnectRefused("not authorized", Map.of("hint", "token"));
        }
    }

    private static void commands(Namespace main) {
        main.use(socket -> socket.data().put("lang", "java"));
        main.on("join", e -> e.socket().join(text(e)));
        main.on("setdata", e -> e.socket().data().put("value", e.arg(0)));
        main.on("echo", e -> e.ack().send(e.args().toArray()));
        main.on("emit-all", e -> main.emit(text(e), rest(e)));
        main.on("emit-room", e -> main.to(text(e)).emit("to-room", rest(e)));
        main.on("emit-except", e -> main.except(text(e)).emit("not-room", rest(e)));
        main.on("emit-plain", e -> main.compress(false).emit(text(e), rest(e)));
        main.on("emit-volatile", e -> main.broadcast().volatileFlag().emit(text(e), rest(e)));
        main.on("join-all", e -> main.broadcast().socketsJoin(text(e)));
        main.on("leave-all", e -> main.broadcast().socketsLeave(text(e)));
        main.on("disconnect-room", e -> main.in(text(e)).disconnectSockets(true));
        main.on("silence", e -> {});
        main.on("recovered", e -> e.reply(e.socket().recovered()));
        main.on("break", e -> e.socket().disconnect(true));
        main.on("fetch", e -> answer(e, main.fetchSockets().thenApply(InteropServerMain::ids)));
        main.on("count", e -> answer(e, main.adapter().serverCount()));
        main.on(
                "ask-all",
                e ->
                        answer(
                                e,
                                main.broadcast()
                                        .timeout(Duration.ofSeconds(4))
                                        .emitWithAck("question", rest(e))));
        main.on("ask-servers", e -> answer(e, main.serverSideEmitWithAck("ping", rest(e))));
        main.onServerSideEmit((data, reply) -> reply.accept(List.of("java", data)));
    }

    private static String text(Event event) {
        return String.valueOf(event.arg(0));
    }

    private static @Nullable Object[] rest(Event event) {
        return event.args()
                .subList(Math.min(1, event.args().size()), event.args().size())
                .toArray();
    }

    private static List<String> ids(List<RemoteSocket> sockets) {
        return sockets.stream().map(s -> s.id() + " " + s.data().get("lang")).toList();
    }

    private static void answer(Event event, CompletionStage<?> result) {
        result.whenComplete(
                (value, failure) -> {
                    if (failure == null) {
                        event.reply(value);
                    } else {
                        event.reply("failed: " + failure.getMessage());
                    }
                });
    }
}
