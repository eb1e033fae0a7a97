package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetState;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a connection to the admin namespace of a fleet and makes snapshots of what it tells. Owns
/// the fleet thread. A lost connection is tried again for ever, with growing pauses, and each attempt
/// is visible in [FleetSnapshot#feed]; only a refusal that trying cannot change waits for [#resync].
///
/// All methods may be called on any thread. The listener is called on the fleet thread and must be
/// quick.
public final class FleetFeed implements FleetLink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FleetFeed.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);

    private final AdminEndpoint endpoint;
    private final Consumer<FleetSnapshot> listener;
    private final FeedTimings timings;
    private final InstantSource clock;
    private final SessionAuth auth;
    private final FleetState state;
    private final OkHttpClient http;
    private final ScheduledThreadPoolExecutor fleetThread;
    private final FeedLink link;
    private final RandomGenerator random = RandomGenerator.getDefault();

    private volatile FleetSnapshot latest;

    // Below: touched on the fleet thread only.
    private @Nullable AdminConnection connection;
    private @Nullable ScheduledFuture<?> retry;
    private FeedStatus status = new FeedStatus.Stopped();
    private int generation;
    private int attempts;
    private boolean wasLive;
    private boolean dirty;
    private Instant liveSince = Instant.EPOCH;
    private Instant publishedAt = Instant.EPOCH;

    public FleetFeed(
            AdminEndpoint endpoint, PasswordSource password, Consumer<FleetSnapshot> listener) {
        this(endpoint, password, listener, FeedTimings.USUAL, InstantSource.system());
    }

    FleetFeed(
            AdminEndpoint endpoint,
            PasswordSource password,
            Consumer<FleetSnapshot> listener,
            FeedTimings timings,
            InstantSource clock) {
        this.endpoint = endpoint;
        this.listener = listener;
        this.timings = timings;
        this.clock = clock;
        this.auth = new SessionAuth(endpoint.username(), password);
        this.state = new FleetState(endpoint.namespace());
        this.latest = FleetSnapshot.empty(clock.instant(), status);
        this.http = httpClient();
        this.fleetThread =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("fleet").factory(),
                        // After the end, the client library may still call; nobody listens then.
                        new ThreadPoolExecutor.DiscardPolicy());
        this.link = new FeedLink(fleetThread, timings.answerWithin());
        fleetThread.setRemoveOnCancelPolicy(true);
        fleetThread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Begins to connect. To be called once.
    public void start() {
        long period = timings.publishEvery().toMillis();
        fleetThread.scheduleAtFixedRate(
                guarded(this::pulse), period, period, TimeUnit.MILLISECONDS);
        onFleetThread(this::connect);
    }

    /// Drops the connection and makes a new one, which brings all sockets afresh: clears sockets of
    /// servers that died, and is the way on after a refusal.
    public void resync() {
        onFleetThread(this::connect);
    }

    /// Removes the row of a server that is gone.
    public void dismiss(String serverId) {
        onFleetThread(
                () -> {
                    state.dismiss(serverId);
                    dirty = true;
                });
    }

    @Override
    public CompletableFuture<Void> send(AdminCommand command) {
        return link.send(command);
    }

    @Override
    public CompletableFuture<String> ask(String event, String requestJson) {
        return link.ask(event, requestJson);
    }

    @Override
    public Watch watch(Consumer<FleetEvent> listener) {
        return link.watch(listener);
    }

    /// The newest snapshot; never null, empty before the first connection.
    @Override
    public FleetSnapshot latest() {
        return latest;
    }

    /// Ends the connection and all threads. Final.
    @Override
    public void close() {
        onFleetThread(
                () -> {
                    drop();
                    setStatus(new FeedStatus.Stopped());
                    publish(clock.instant());
                });
        // Not the HTTP client's executor: the library answers a refused request by sending another,
        // for ever. Its threads are virtual and its idle connections end by themselves.
        fleetThread.shutdown();
    }

    private void connect() {
        drop();
        int mine = ++generation;
        setStatus(new FeedStatus.Connecting(clock.instant()));
        var next =
                new AdminConnection(
                        endpoint,
                        auth,
                        http,
                        clock,
                        signal ->
                                onFleetThread(
                                        () -> {
                                            if (mine == generation) {
                                                handle(signal);
                                            }
                                        }));
        connection = next;
        next.open();
    }

    private void drop() {
        generation++;
        link.lost();
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void handle(AdminConnection.Signal signal) {
        switch (signal) {
            case AdminConnection.Signal.Event(FleetEvent event) -> event(event);
            case AdminConnection.Signal.Opened _ -> opened();
            case AdminConnection.Signal.Refused(String message) -> refused(message);
            case AdminConnection.Signal.Failed(Throwable thrown) ->
                    failed(FeedFailure.of(endpoint, thrown));
            case AdminConnection.Signal.Lost(String reason) ->
                    failed(FeedFailure.lost(endpoint, reason));
        }
    }

    private void event(FleetEvent event) {
        if (event instanceof FleetEvent.SessionOpened(String id)) {
            auth.session(id);
        }
        state.apply(event, clock.instant());
        link.heard(event);
        dirty = true;
    }

    private void opened() {
        if (connection != null) {
            link.opened(connection);
        }
        attempts = 0;
        wasLive = true;
        liveSince = clock.instant();
        setStatus(new FeedStatus.Live(liveSince));
    }

    private void refused(String message) {
        if (auth.hasSession()) {
            // Servers forget sessions when they restart; the password still holds.
            auth.session(null);
            connect();
            return;
        }
        failed(FeedFailure.refused(endpoint, message, wasLive));
    }

    private void failed(FeedFailure failure) {
        drop();
        if (!failure.retry()) {
            LOG.warn("feed refused: {}", failure.sentence());
            setStatus(new FeedStatus.Refused(failure.sentence(), failure.whatToDo()));
            return;
        }
        attempts++;
        Duration delay = timings.retryDelay(attempts, random);
        LOG.info("feed attempt {} in {}: {}", attempts, delay, failure.sentence());
        setStatus(
                new FeedStatus.Reconnecting(
                        attempts,
                        clock.instant().plus(delay),
                        failure.sentence(),
                        failure.whatToDo()));
        retry =
                fleetThread.schedule(
                        guarded(this::connect), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pulse() {
        Instant now = clock.instant();
        judgeSilence(now);
        dirty |= state.tick(now);
        if (dirty || !now.isBefore(publishedAt.plus(AT_LEAST_EVERY))) {
            publish(now);
        }
    }

    private void judgeSilence(Instant now) {
        Instant newest = state.newestReport();
        Instant since = newest.isAfter(liveSince) ? newest : liveSince;
        boolean silent = now.isAfter(since.plus(timings.staleAfter()));
        if (status instanceof FeedStatus.Live && silent) {
            setStatus(new FeedStatus.Stale(since));
        } else if (status instanceof FeedStatus.Stale && !silent) {
            setStatus(new FeedStatus.Live(liveSince));
        }
    }

    private void setStatus(FeedStatus next) {
        status = next;
        Instant now = clock.instant();
        var changed = new FleetEvent.FeedChanged(next);
        state.apply(changed, now);
        publish(now);
        link.heard(changed);
    }

    private void publish(Instant now) {
        dirty = false;
        publishedAt = now;
        latest = state.snapshot(now);
        listener.accept(latest);
    }

    private void onFleetThread(Runnable work) {
        fleetThread.execute(guarded(work));
    }

    /// The one boundary of the fleet thread: a fault in one event or in the listener must not end
    /// the feed without a word.
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("fault on the fleet thread", e);
            }
        };
    }

    private static OkHttpClient httpClient() {
        return new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .connectionPool(new ConnectionPool(2, 5, TimeUnit.SECONDS))
                .cookieJar(new CookieMemory())
                .connectTimeout(Duration.ofSeconds(10))
                // A long poll stays open for a whole ping interval, whatever the server's is.
                .readTimeout(Duration.ofMinutes(3))
                .build();
    }
}
