package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Namespace;
import io.signalbox.socketio.ParentNamespace;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Namespaces that are made because a client asks for them, seen from the wire.
class DynamicNamespaceIT {
    private static final Pattern DYNAMIC = Pattern.compile("^/dynamic-\\d+$");
    private static final String INVALID = "{\"message\":\"Invalid namespace\"}";

    private SocketServer server;
    private SocketIoServer io;

    @AfterEach
    void stop() {
        server.close();
    }

    @BeforeEach
    void start() throws IOException {
        io = new SocketIoServer(SocketIoOptions.DEFAULT.withEngine(EngineServer.CALM));
        server = new SocketServer(io);
    }

    private void restart(SocketIoOptions options) throws IOException {
        server.close();
        io = new SocketIoServer(options.withEngine(EngineServer.CALM));
        server = new SocketServer(io);
    }

    private List<String> names() {
        return io.namespaces().stream().map(Namespace::name).toList();
    }

    @Test
    void connectsToNamespaceWhoseNameMatchesThePattern() throws IOException {
        io.of(DYNAMIC)
                .use(socket -> socket.data().put("checked", true))
                .on("ask", e -> e.reply(e.socket().data().value("checked")))
                .onConnection(socket -> socket.emit("hello", socket.namespace().name()));
        try (RawWebSocket socket = server.open()) {
            socket.text("40/dynamic-101,");
            assertThat(socket.readText()).startsWith("40/dynamic-101,{\"sid\":\"");
            assertThat(socket.readText()).isEqualTo("42/dynamic-101,[\"hello\",\"/dynamic-101\"]");
            socket.text("42/dynamic-101,1[\"ask\"]");
            assertThat(socket.readText()).isEqualTo("43/dynamic-101,1[true]");
            socket.text("40/dynamic-abc,");
            assertThat(socket.readText()).isEqualTo("44/dynamic-abc," + INVALID);
        }
    }

    @Test
    void asksTheRuleWithNameAndAuth() throws IOException {
        io.of((name, auth) -> name.equals("/by-rule") && "x".equals(auth.get("token")));
        io.ofAsync((name, _) -> CompletableFuture.supplyAsync(() -> name.equals("/later")));
        try (RawWebSocket socket = server.open()) {
            socket.text("40/by-rule,");
            assertThat(socket.readText()).isEqualTo("44/by-rule," + INVALID);
            socket.text("40/by-rule,{\"token\":\"x\"}");
            assertThat(socket.readText()).startsWith("40/by-rule,{\"sid\":\"");
            socket.text("40/later,");
            assertThat(socket.readText()).startsWith("40/later,{\"sid\":\"");
        }
    }

    @Test
    void takesRuleThatThrowsAsNo() throws IOException {
        io.of(
                (_, _) -> {
                    throw new IllegalStateException("rule is broken");
                });
        io.ofAsync((_, _) -> CompletableFuture.failedFuture(new IOException("no database")));
        try (RawWebSocket socket = server.open()) {
            socket.text("40/any,");
            assertThat(socket.readText()).isEqualTo("44/any," + INVALID);
        }
    }

    @Test
    void prefersNamespaceThatTheApplicationNamed() throws IOException {
        io.of("/static").onConnection(socket -> socket.emit("which", "static"));
        io.of(Pattern.compile("^/static$")).onConnection(socket -> socket.emit("which", "dynamic"));
        try (RawWebSocket socket = server.join("/static")) {
            assertThat(socket.readText()).isEqualTo("42/static,[\"which\",\"static\"]");
        }
    }

    @Test
    void parentSpeaksToAllItsChildren() throws Exception {
        ParentNamespace parent = io.of(DYNAMIC);
        parent.onConnection(socket -> socket.join("room"));
        try (RawWebSocket a = server.join("/dynamic-1");
                RawWebSocket b = server.join("/dynamic-2")) {
            await().until(
                            () ->
                                    parent.children().stream()
                                            .allMatch(n -> n.local().hasRoom("room")));
            parent.emit("all", 1);
            parent.to("room").emit("room");
            parent.except("room").emit("nobody");
            var answers = parent.emitWithAck("ask");

            assertThat(a.readText()).isEqualTo("42/dynamic-1,[\"all\",1]");
            assertThat(b.readText()).isEqualTo("42/dynamic-2,[\"all\",1]");
            assertThat(a.readText()).isEqualTo("42/dynamic-1,[\"room\"]");
            assertThat(b.readText()).isEqualTo("42/dynamic-2,[\"room\"]");
            assertThat(a.readText()).isEqualTo("42/dynamic-1,0[\"ask\"]");
            a.text("43/dynamic-1,0[\"a\"]");
            assertThat(b.readText()).isEqualTo("42/dynamic-2,0[\"ask\"]");
            b.text("43/dynamic-2,0[\"b\"]");
            assertThat(answers.get()).containsExactlyInAnyOrder("a", "b");
            assertThatThrownBy(parent::fetchSockets)
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void tellsOfNewNamespacesBeforeTheirFirstSocket() throws IOException {
        Queue<String> made = new ConcurrentLinkedQueue<>();
        io.onNewNamespace(namespace -> made.add(namespace.name()));
        io.of(DYNAMIC);
        io.of("/named");
        try (RawWebSocket _ = server.join("/dynamic-5")) {
            assertThat(made).containsExactly("/named", "/dynamic-5");
        }
    }

    @Test
    void namedNamespaceThatMatchesBecomesChild() throws IOException {
        ParentNamespace parent = io.of(DYNAMIC);
        Namespace child = io.of("/dynamic-7");

        assertThat(parent.children()).containsExactly(child);
    }

    @Test
    void keepsEmptyChildByDefault() throws IOException {
        io.of(DYNAMIC);
        try (RawWebSocket socket = server.join("/dynamic-1")) {
            socket.text("41/dynamic-1,");
            await().until(() -> io.of("/dynamic-1").socketCount() == 0);
        }
        assertThat(names()).contains("/dynamic-1");
    }

    @Test
    void removesEmptyChildOnDemandAndMakesItAgain() throws IOException {
        restart(SocketIoOptions.DEFAULT.withCleanupEmptyChildNamespaces(true));
        ParentNamespace parent = io.of(DYNAMIC);
        io.of("/named");
        try (RawWebSocket socket = server.join("/dynamic-1")) {
            socket.text("41/dynamic-1,");
            await().until(() -> !names().contains("/dynamic-1"));
            assertThat(parent.children()).isEmpty();
            socket.text("40/dynamic-1,");
            assertThat(socket.readText()).startsWith("40/dynamic-1,{\"sid\":\"");
            io.of("/dynamic-1").emit("again");
            assertThat(socket.readText()).isEqualTo("42/dynamic-1,[\"again\"]");
        }
        await().until(() -> !names().contains("/dynamic-1"));
        assertThat(names()).contains("/", "/named");
    }

    @Test
    void removesChildWhoseOnlyClientIsRefusedAndNoOther() throws IOException {
        restart(SocketIoOptions.DEFAULT.withCleanupEmptyChildNamespaces(true));
        io.of(DYNAMIC)
                .use(
                        socket -> {
                            if (!socket.handshake().auth().containsKey("ok")) {
                                throw new ConnectRefused("no");
                            }
                        });
        try (RawWebSocket socket = server.open();
                RawWebSocket other = server.open()) {
            socket.text("40/dynamic-1,");
            assertThat(socket.readText()).isEqualTo("44/dynamic-1,{\"message\":\"no\"}");
            await().until(() -> !names().contains("/dynamic-1"));

            other.text("40/dynamic-2,{\"ok\":1}");
            other.readText();
            socket.text("40/dynamic-2,");
            assertThat(socket.readText()).isEqualTo("44/dynamic-2,{\"message\":\"no\"}");
            io.of("/dynamic-2").emit("still here");
            assertThat(other.readText()).isEqualTo("42/dynamic-2,[\"still here\"]");
        }
    }

    @Test
    void refusesFurtherChildrenAtTheLimit() throws IOException {
        restart(SocketIoOptions.DEFAULT.withMaxChildNamespaces(2));
        io.of(DYNAMIC);
        try (RawWebSocket socket = server.open()) {
            socket.text("40/dynamic-1,");
            socket.text("40/dynamic-2,");
            assertThat(socket.readText()).startsWith("40/dynamic-");
            assertThat(socket.readText()).startsWith("40/dynamic-");
            socket.text("40/dynamic-3,");
            assertThat(socket.readText())
                    .isEqualTo("44/dynamic-3,{\"message\":\"Too many namespaces\"}");
        }
    }

    @Test
    void refusesClientThatAsksForThousandsOfNamespacesAtOnce() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        io.of(
                (_, _) -> {
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return false;
                });
        try (RawWebSocket socket = server.open()) {
            for (int i = 0; i <= 1_000; i++) {
                socket.text("40/n" + i + ",");
            }
            assertThat(socket.readText())
                    .isEqualTo("44/n1000,{\"message\":\"Too many namespaces\"}");
        } finally {
            answer.countDown();
        }
    }

    @Test
    void closesClientThatJoinsTwiceWhileTheRuleIsAsked() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        io.of(
                (_, _) -> {
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                });
        try (RawWebSocket socket = server.open()) {
            socket.text("40/slow,");
            socket.text("40/slow,");
            answer.countDown();
            assertThat(socket.readText()).startsWith("40/slow,{\"sid\":\"");
            assertThat(socket.isClosedByServer()).isTrue();
        }
        await().until(() -> io.of("/slow").socketCount() == 0);
    }
}
