package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.feed.wire.RawListing;
import io.signalbox.fleet.state.FleetState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    private final Consumer<FleetSnapshot> listener;
    private final FeedTimings timings;
    private final InstantSource clock;
    private final FleetState state;
    private final ScheduledThreadPoolExecutor fleetThread;
    private final ExecutorService listingThread;
    private final FeedLink link;
    private final FeedLine line;

    private volatile FleetSnapshot latest;

    // Below: touched on the fleet thread only.
    private @Nullable ListingReader reader;
    private FeedStatus status = new FeedStatus.Stopped();
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
        this.listener = listener;
        this.timings = timings;
        this.clock = clock;
        this.state = new FleetState(endpoint.namespace());
        this.latest = FleetSnapshot.empty(clock.instant(), status);
        this.fleetThread =
                new ScheduledThreadPoolExecutor(
                        1,
                        yielding("fleet"),
                        // After the end, the client library may still call; nobody listens then.
                        new ThreadPoolExecutor.DiscardPolicy());
        fleetThread.setRemoveOnCancelPolicy(true);
        fleetThread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.listingThread =
                new ThreadPoolExecutor(
                        0,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        yielding("listing"));
        this.link = new FeedLink(fleetThread, timings.answerWithin());
        this.line =
                new FeedLine(
                        endpoint,
                        new SessionAuth(endpoint.username(), password),
                        httpClient(),
                        timings,
                        clock,
                        fleetThread,
                        new Ear());
    }

    /// Begins to connect. To be called once.
    public void start() {
        long period = timings.publishEvery().toMillis();
        fleetThread.scheduleAtFixedRate(
                guarded(this::pulse), period, period, TimeUnit.MILLISECONDS);
        onFleetThread(line::connect);
    }

    /// Reads all sockets again, over a new connection where there is none: clears sockets of servers
    /// that died, and is the way on after a refusal.
    public void resync() {
        onFleetThread(line::renew);
    }

    /// Removes the row of a server that is gone.
    @Override
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
                    line.drop();
                    status(new FeedStatus.Stopped());
                });
        // Not the HTTP client's executor: the library answers a refused request by sending another,
        // for ever. Its threads are virtual and its idle connections end by themselves.
        fleetThread.shutdown();
        listingThread.shutdown();
    }

    private final class Ear implements FeedLine.Ear {

        @Override
        public void status(FeedStatus next) {
            FleetFeed.this.status(next);
        }

        @Override
        public void event(FleetEvent event) {
            if (event instanceof FleetEvent.SocketsListed) {
                apply(new FleetEvent.ListingStarted());
                apply(event);
                apply(new FleetEvent.ListingEnded(true));
            } else {
                apply(event);
            }
        }

        @Override
        public void listing(RawListing raw) {
            cancelReading();
            apply(new FleetEvent.ListingStarted());
            reader =
                    new ListingReader(
                            raw,
                            clock.instant(),
                            FleetFeed.this::onFleetThread,
                            FleetFeed.this::listed);
            listingThread.execute(reader);
        }

        @Override
        public void live(AdminConnection connection) {
            liveSince = clock.instant();
            link.opened(connection);
        }

        @Override
        public void dropped() {
            cancelReading();
            link.lost();
        }
    }

    private void listed(FleetEvent event) {
        if (event instanceof FleetEvent.ListingEnded) {
            // It holds on to the whole text.
            reader = null;
        }
        apply(event);
    }

    private void cancelReading() {
        if (reader != null) {
            reader.cancel();
            reader = null;
        }
    }

    private void apply(FleetEvent event) {
        state.apply(event, clock.instant());
        link.heard(event);
        dirty = true;
    }

    private void pulse() {
        Instant now = clock.instant();
        judgeSilence(now);
        dirty |= state.tick(now);
        if (state.resyncDue(now)) {
            LOG.info("sockets known and counts of the servers differ: reading all sockets again");
            state.resynced(now);
            line.renew();
        }
        if (dirty || !now.isBefore(publishedAt.plus(AT_LEAST_EVERY))) {
            publish(now);
        }
    }

    private void judgeSilence(Instant now) {
        Instant newest = state.newestReport();
        Instant since = newest.isAfter(liveSince) ? newest : liveSince;
        boolean silent = now.isAfter(since.plus(timings.staleAfter()));
        if (status instanceof FeedStatus.Live && silent) {
            status(new FeedStatus.Stale(since));
        } else if (status instanceof FeedStatus.Stale && !silent) {
            status(new FeedStatus.Live(liveSince));
        }
    }

    private void status(FeedStatus next) {
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
    static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("fault on the fleet thread", e);
            }
        };
    }

    /// Threads that leave a core to the window where there are not enough for both: a large fleet is work for a
    /// whole core at times, and may come a moment later.
    // Only who waits depends on it, and nothing that has to be right.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ThreadFactory yielding(String name) {
        return Thread.ofPlatform().daemon().name(name).priority(Thread.MIN_PRIORITY).factory();
    }

    private static OkHttpClient httpClient() {
        return new OkHttpClient.Builder()
                .dispatcher(
                        new Dispatcher(Executors.newThreadPerTaskExecutor(yielding("connection"))))
                .connectionPool(new ConnectionPool(2, 5, TimeUnit.SECONDS))
                .cookieJar(new CookieMemory())
                .connectTimeout(Duration.ofSeconds(10))
                // A long poll stays open for a whole ping interval, whatever the server's is.
                .readTimeout(Duration.ofMinutes(3))
                .build();
    }
}
