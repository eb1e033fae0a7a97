package io.signalbox.lab.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One Engine.IO v4 session from the client's side, as the official client leads it: handshake by polling, then, unless
/// told not to, a probe over WebSocket, a pause until nothing is under way on polling, and the switch. A failed probe
/// leaves the session on polling. On the event loop only.
final class EngineConnection {

    interface Listener {
        /// The session stands, on polling.
        void opened();

        void upgraded();

        /// A message packet without its type digit.
        void message(String text);

        /// Once, unless this side has left.
        void closed(String reason);
    }

    private enum Phase {
        OPENING,
        POLLING,
        PROBING,
        PAUSING,
        WEBSOCKET,
        LEAVING,
        CLOSED
    }

    private static final long LEAVE_SECONDS = 5;
    private static final char SEPARATOR = '\u001e';
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventLoop loop;
    private final Server server;
    private final CookieJar cookies;
    private final boolean upgrades;
    private final Listener listener;
    private final HttpLink polls;
    private final HttpLink posts;
    private final Queue<String> outgoing = new ArrayDeque<>();
    private Phase phase = Phase.OPENING;
    private String sid = "";
    private long heartbeatMillis;
    private boolean polling;
    private boolean posting;
    private @Nullable WebSocketLink webSocket;
    private @Nullable ScheduledFuture<?> heartbeat;

    EngineConnection(
            EventLoop loop, Server server, CookieJar cookies, boolean upgrades, Listener listener) {
        this.loop = loop;
        this.server = server;
        this.cookies = cookies;
        this.upgrades = upgrades;
        this.listener = listener;
        this.polls = new HttpLink(loop, server, cookies);
        this.posts = new HttpLink(loop, server, cookies);
    }

    void open() {
        poll();
    }

    /// Sends a message packet, over whichever transport is the current one.
    void send(String message) {
        if (!over()) {
            outgoing.add("4" + message);
            flush();
        }
    }

    /// Ends the session as the official client does: what is queued goes first, then the close. A session that is just
    /// being opened is closed when it stands, or the server would keep it until its heartbeat fails.
    void leave() {
        Phase last = phase;
        if (last == Phase.CLOSED || last == Phase.LEAVING) {
            return;
        }
        phase = Phase.LEAVING;
        WebSocketLink link = webSocket;
        if (link != null) {
            if (last == Phase.WEBSOCKET) {
                outgoing.forEach(link::send);
            }
            link.leave();
        }
        if (last == Phase.WEBSOCKET) {
            end();
        } else {
            loop.schedule(this::end, LEAVE_SECONDS, TimeUnit.SECONDS);
            sayGoodbye();
        }
    }

    private void sayGoodbye() {
        if (phase == Phase.LEAVING && !sid.isEmpty() && !posting) {
            outgoing.add("1");
            // The poll under way stays until the close has been said: cutting it would itself end
            // the session.
            posting = true;
            posts.post(pollingPath(), joined(), answer -> end());
        }
    }

    /// Ends the session without a word.
    void abort() {
        end();
        if (webSocket != null) {
            webSocket.leave();
        }
    }

    private void poll() {
        polling = true;
        polls.get(pollingPath(), this::polled);
    }

    private void polled(HttpLink.Answer answer) {
        polling = false;
        if (phase == Phase.LEAVING) {
            opened(answer);
            return;
        }
        if (answer.status() != 200) {
            close("transport error: polling answered " + answer.status());
            return;
        }
        for (String packet : answer.body().split(String.valueOf(SEPARATOR))) {
            packet(packet);
        }
        switch (phase) {
            case POLLING, PROBING -> poll();
            case PAUSING -> switchIfQuiet();
            case OPENING -> close("transport error: no handshake");
            case WEBSOCKET, LEAVING, CLOSED -> {}
        }
    }

    private void packet(String packet) {
        if (packet.isEmpty() || over()) {
            return;
        }
        String rest = packet.substring(1);
        switch (packet.charAt(0)) {
            case '0' -> handshake(rest);
            case '1' -> close("transport close");
            case '2' -> {
                expectPing();
                outgoing.add("3" + rest);
                flush();
            }
            case '4' -> listener.message(rest);
            default -> {
                // Noops, and attachments of binary events, which this crowd only counts.
            }
        }
    }

    private void handshake(String json) {
        if (phase != Phase.OPENING) {
            return;
        }
        JsonNode handshake = parsed(json);
        sid = handshake.path("sid").asText();
        if (sid.isEmpty()) {
            close("parse error: handshake");
            return;
        }
        heartbeatMillis =
                handshake.path("pingInterval").asLong(25_000)
                        + handshake.path("pingTimeout").asLong(20_000);
        phase = Phase.POLLING;
        expectPing();
        listener.opened();
        if (upgrades && handshake.path("upgrades").toString().contains("\"websocket\"")) {
            probe();
        }
    }

    /// The answer to the handshake of a client that has left meanwhile.
    private void opened(HttpLink.Answer answer) {
        if (sid.isEmpty() && answer.status() == 200 && answer.body().startsWith("0")) {
            sid = parsed(answer.body().substring(1)).path("sid").asText();
            sayGoodbye();
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private boolean over() {
        return phase == Phase.LEAVING || phase == Phase.CLOSED;
    }

    private void probe() {
        phase = Phase.PROBING;
        webSocket =
                WebSocketLink.connect(
                        loop, server, server.path("websocket", sid), cookies, new Probe());
    }

    private void switchIfQuiet() {
        WebSocketLink link = webSocket;
        if (phase == Phase.PAUSING && !polling && !posting && link != null) {
            phase = Phase.WEBSOCKET;
            link.send("5");
            polls.close();
            posts.close();
            listener.upgraded();
            flush();
        }
    }

    private void flush() {
        switch (phase) {
            case WEBSOCKET -> {
                if (webSocket != null) {
                    outgoing.forEach(webSocket::send);
                    outgoing.clear();
                }
            }
            case POLLING, PROBING -> post();
            case OPENING, PAUSING, LEAVING, CLOSED -> {}
        }
    }

    private void post() {
        if (posting || outgoing.isEmpty()) {
            return;
        }
        posting = true;
        posts.post(
                pollingPath(),
                joined(),
                answer -> {
                    posting = false;
                    if (phase == Phase.LEAVING) {
                        sayGoodbye();
                    } else if (answer.status() == 200) {
                        flush();
                        switchIfQuiet();
                    } else {
                        close("transport error: post answered " + answer.status());
                    }
                });
    }

    private String joined() {
        String payload = String.join(String.valueOf(SEPARATOR), outgoing);
        outgoing.clear();
        return payload;
    }

    private String pollingPath() {
        return server.path("polling", sid);
    }

    private void expectPing() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        heartbeat =
                loop.schedule(() -> close("ping timeout"), heartbeatMillis, TimeUnit.MILLISECONDS);
    }

    private void close(String reason) {
        if (!over()) {
            abort();
            listener.closed(reason);
        }
    }

    private void end() {
        phase = Phase.CLOSED;
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        polls.close();
        posts.close();
    }

    private final class Probe implements WebSocketLink.Listener {
        @Override
        public void open() {
            if (phase == Phase.PROBING && webSocket != null) {
                webSocket.send("2probe");
            }
        }

        @Override
        public void text(String text) {
            if (phase == Phase.PROBING && text.equals("3probe")) {
                phase = Phase.PAUSING;
                switchIfQuiet();
            } else if (phase == Phase.WEBSOCKET) {
                packet(text);
            }
        }

        @Override
        public void closed() {
            if (phase == Phase.PROBING) {
                phase = Phase.POLLING;
            } else {
                close("transport close");
            }
        }
    }
}
