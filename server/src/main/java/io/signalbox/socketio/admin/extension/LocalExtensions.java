package io.signalbox.socketio.admin.extension;

import io.signalbox.engineio.drain.Drain;
import io.signalbox.socketio.SocketIoServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does on this server what admins ask of it, here or through another server. What changes something is
/// written into the log: who, what, and whether it was refused.
final class LocalExtensions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalExtensions.class);
    private static final int MAX_QUERIES = 2;
    private static final int MAX_SHOWN = 300;

    private final AdminExtensions offered;
    private final String serverId;
    private final boolean readonly;
    private final QueryRunner queries;
    private final Semaphore running = new Semaphore(MAX_QUERIES);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    LocalExtensions(
            SocketIoServer server, String serverId, boolean readonly, AdminExtensions offered) {
        this.offered = offered;
        this.serverId = serverId;
        this.readonly = readonly;
        this.queries = new QueryRunner(server, serverId);
    }

    CompletionStage<Map<String, @Nullable Object>> handle(Relay.Request request) {
        try {
            return switch (request.event()) {
                case DrainRequest.EVENT -> changed(request, drain(request));
                case LogLevelRequest.EVENT -> changed(request, logLevel(request));
                case Query.EVENT -> query(Query.parse(request.body()));
                default -> throw new Refusal("unknown request " + Fields.shown(request.event()));
            };
        } catch (Refusal refusal) {
            if (!request.event().equals(Query.EVENT)) {
                LOG.warn(
                        "{} of admin {} refused: {} ({})",
                        Fields.shown(request.event()),
                        request.who(),
                        refusal.getMessage(),
                        shown(request.body()));
            }
            return CompletableFuture.completedFuture(refusal.answer());
        }
    }

    private static CompletionStage<Map<String, @Nullable Object>> changed(
            Relay.Request request, Map<String, @Nullable Object> answer) {
        LOG.info("{} of admin {}: {}", request.event(), request.who(), shown(request.body()));
        return CompletableFuture.completedFuture(answer);
    }

    private static String shown(Map<String, @Nullable Object> body) {
        String text = body.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    private void requireWritable() throws Refusal {
        if (readonly) {
            throw new Refusal("server " + serverId + " is readonly");
        }
    }

    private Map<String, @Nullable Object> drain(Relay.Request request) throws Refusal {
        DrainRequest wanted = DrainRequest.parse(request.body());
        Drain drain = offered.drain();
        if (drain == null) {
            throw new Refusal("server " + serverId + " does not offer DRAIN");
        }
        requireWritable();
        if (wanted.plan() == null) {
            if (!drain.cancel()) {
                throw new Refusal(
                        "there is no drain of server " + serverId + " that could be cancelled");
            }
        } else if (!drain.start(wanted.plan())) {
            throw new Refusal("server " + serverId + " is stopping, at a pace of its own");
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("progress", DrainRequest.view(serverId, drain.progress()));
        return answer;
    }

    private Map<String, @Nullable Object> logLevel(Relay.Request request) throws Refusal {
        LogLevelRequest wanted = LogLevelRequest.parse(request.body());
        LogLevels levels = offered.logLevels();
        if (levels == null) {
            throw new Refusal("server " + serverId + " does not offer LOG_LEVEL");
        }
        requireWritable();
        return LogLevelRequest.run(wanted, levels);
    }

    private CompletionStage<Map<String, @Nullable Object>> query(Query query) throws Refusal {
        if (!offered.queries()) {
            throw new Refusal("server " + serverId + " does not offer QUERY");
        }
        if (!running.tryAcquire()) {
            throw new Refusal("server " + serverId + " is busy with other queries; try again");
        }
        return CompletableFuture.supplyAsync(() -> queries.run(query).wire(), executor)
                .whenComplete((_, _) -> running.release());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
