package io.signalbox.socketio.admin.extension;

import io.signalbox.engineio.drain.Drain;
import io.signalbox.socketio.Event;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.feed.AdminFeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the requests of the admins that are connected here to the servers that they are about, and their
/// answers back.
public final class ExtensionRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExtensionRunner.class);
    private static final List<String> EVENTS =
            List.of(DrainRequest.EVENT, Query.EVENT, LogLevelRequest.EVENT);
    private static final String PROGRESS = "drain_progress";

    private final AdminFeed feed;
    private final String serverId;
    private final String adminName;
    private final @Nullable Drain drain;
    private final LocalExtensions local;
    private final Relay relay;

    /// Nothing happens before [#listen].
    ///
    /// @param adminName who admins are, for the journal
    public ExtensionRunner(
            SocketIoServer server,
            AdminFeed feed,
            String serverId,
            String adminName,
            boolean readonly,
            AdminExtensions offered) {
        this.feed = feed;
        this.serverId = serverId;
        this.adminName = adminName;
        this.drain = offered.drain();
        this.local = new LocalExtensions(server, serverId, readonly, offered);
        this.relay = new Relay(feed.namespace(), serverId, local::handle, System::nanoTime);
    }

    /// Listens for requests, and reports drains to all admins.
    public void listen() {
        EVENTS.forEach(event -> feed.namespace().on(event, this::handle));
        if (drain != null) {
            drain.watch(progress -> feed.send(PROGRESS, DrainRequest.view(serverId, progress)));
        }
    }

    /// Tells the other servers that this one is here. To be called every two seconds.
    public void announce() {
        relay.announce();
    }

    private void handle(Event event) {
        String who = adminName + " at " + event.socket().handshake().address();
        answer(event, who)
                .whenComplete(
                        (answer, failure) -> {
                            if (failure == null) {
                                event.reply(answer);
                            } else {
                                LOG.warn("{} failed", event.name(), failure);
                                event.reply(Refusal.answer("the request failed; see the log"));
                            }
                        });
    }

    private CompletionStage<Map<String, @Nullable Object>> answer(Event event, String who) {
        try {
            if (event.args().size() != 1) {
                throw new Refusal(event.name() + " takes one argument, an object");
            }
            Object argument = event.arg(0);
            return switch (event.name()) {
                case DrainRequest.EVENT ->
                        one(DrainRequest.parse(argument).serverId(), request(event, who));
                case LogLevelRequest.EVENT ->
                        one(LogLevelRequest.parse(argument).serverId(), request(event, who));
                default -> query(Query.parse(argument), request(event, who));
            };
        } catch (Refusal refusal) {
            return CompletableFuture.completedFuture(refusal.answer());
        }
    }

    private static Relay.Request request(Event event, String who) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (event.arg(0) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> body.put(String.valueOf(key), value));
        }
        return new Relay.Request(event.name(), body, who);
    }

    private CompletionStage<Map<String, @Nullable Object>> one(String target, Relay.Request request)
            throws Refusal {
        if (target.equals(serverId)) {
            return local.handle(request);
        }
        Set<String> others = relay.others();
        if (!others.contains(target)) {
            others.add(serverId);
            throw new Refusal("unknown server " + Fields.shown(target) + "; known: " + others);
        }
        return relay.ask(target, request);
    }

    private CompletionStage<Map<String, @Nullable Object>> query(Query query, Relay.Request request)
            throws Refusal {
        String target = query.serverId();
        if (target != null) {
            return one(target, request)
                    .thenApply(answer -> FleetQuery.answer(query, Map.of(target, answer)));
        }
        return local.handle(request)
                .thenCombine(
                        relay.askEach(relay.others(), request),
                        (own, others) -> {
                            Map<String, Map<String, @Nullable Object>> all = new TreeMap<>(others);
                            all.put(serverId, own);
                            return FleetQuery.answer(query, all);
                        });
    }

    /// Tells the other servers that this one goes.
    public void leave() {
        relay.leave();
    }

    @Override
    public void close() {
        local.close();
    }
}
