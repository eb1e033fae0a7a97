package io.signalbox.socketio.admin.extension;

import io.signalbox.socketio.Namespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Carries requests of admins between the servers of a fleet, as server-side events of the admin namespace:
/// an admin can ask any server for whatever another one is to do. Servers without this extension (Node's,
/// say) do not listen to these events, so the servers that do tell each other that they are there.
///
/// Any thread; nothing waits.
final class Relay {
    private static final String PRESENT = "signalbox:present";
    private static final String LEAVING = "signalbox:leaving";
    private static final String REQUEST = "signalbox:request";
    private static final String RESPONSE = "signalbox:response";
    private static final long ANSWER_MILLIS = 4_000;
    private static final long PRESENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_SERVERS = 1_000;

    /// A request as it travels.
    ///
    /// @param event what the admin has sent
    /// @param body its argument
    /// @param who the admin, for the journal
    record Request(String event, Map<String, @Nullable Object> body, String who) {}

    /// Does what is asked, on this server.
    @FunctionalInterface
    interface Handler {
        CompletionStage<Map<String, @Nullable Object>> handle(Request request);
    }

    private final Namespace admins;
    private final String serverId;
    private final Handler handler;
    private final LongSupplier nanoTime;
    private volatile boolean left;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(
            String server, CompletableFuture<Map<String, @Nullable Object>> answer) {}

    Relay(Namespace admins, String serverId, Handler handler, LongSupplier nanoTime) {
        this.admins = admins;
        this.serverId = serverId;
        this.handler = handler;
        this.nanoTime = nanoTime;
        admins.onServerSideEmit(this::received);
    }

    /// To be called every two seconds.
    void announce() {
        if (!left) {
            admins.serverSideEmit(PRESENT, serverId);
        }
    }

    /// Says that this server ends.
    void leave() {
        left = true;
        admins.serverSideEmit(LEAVING, serverId);
    }

    /// Other servers that have been heard of lately.
    Set<String> others() {
        long now = nanoTime.getAsLong();
        heard.values().removeIf(last -> now - last > PRESENCE_NANOS);
        return new TreeSet<>(heard.keySet());
    }

    /// Asks another server.
    ///
    /// @return its answer, or one that says that none has come in time
    CompletionStage<Map<String, @Nullable Object>> ask(String server, Request request) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Map<String, @Nullable Object>> answer = new CompletableFuture<>();
        waiting.put(id, new Waiting(server, answer));
        admins.serverSideEmit(
                REQUEST, id, serverId, server, request.event(), request.body(), request.who());
        return answer.completeOnTimeout(
                        Refusal.answer("server " + server + " has not answered in time"),
                        ANSWER_MILLIS,
                        TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> waiting.remove(id));
    }

    /// Asks several servers.
    ///
    /// @return done when each has answered, or its time is over
    CompletionStage<Map<String, Map<String, @Nullable Object>>> askEach(
            Set<String> servers, Request request) {
        Map<String, CompletableFuture<Map<String, @Nullable Object>>> parts = new TreeMap<>();
        servers.forEach(server -> parts.put(server, ask(server, request).toCompletableFuture()));
        return CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                .thenApply(
                        _ -> {
                            Map<String, Map<String, @Nullable Object>> answers = new TreeMap<>();
                            parts.forEach((server, part) -> answers.put(server, part.join()));
                            return answers;
                        });
    }

    private void received(List<@Nullable Object> data, Consumer<@Nullable Object> unused) {
        String event = text(data, 0);
        String first = text(data, 1);
        if (event == null || first == null) {
            return;
        }
        switch (event) {
            case PRESENT -> present(first);
            case LEAVING -> heard.remove(first);
            case REQUEST -> requested(first, data);
            case RESPONSE -> responded(first, data);
            default -> {}
        }
    }

    private void present(String server) {
        if (!server.equals(serverId) && (heard.size() < MAX_SERVERS || heard.containsKey(server))) {
            heard.put(server, nanoTime.getAsLong());
        }
    }

    private void requested(String id, List<@Nullable Object> data) {
        String from = text(data, 2);
        String event = text(data, 4);
        String who = text(data, 6);
        if (serverId.equals(text(data, 3)) && from != null && event != null && who != null) {
            handler.handle(new Request(event, object(data, 5), who))
                    .thenAccept(
                            answer -> admins.serverSideEmit(RESPONSE, id, from, serverId, answer));
        }
    }

    private void responded(String id, List<@Nullable Object> data) {
        Waiting asked = waiting.get(id);
        if (asked != null
                && serverId.equals(text(data, 2))
                && asked.server().equals(text(data, 3))) {
            asked.answer().complete(object(data, 4));
        }
    }

    private static @Nullable String text(List<@Nullable Object> data, int index) {
        return index < data.size() && data.get(index) instanceof String text ? text : null;
    }

    private static Map<String, @Nullable Object> object(List<@Nullable Object> data, int index) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (index < data.size() && data.get(index) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
