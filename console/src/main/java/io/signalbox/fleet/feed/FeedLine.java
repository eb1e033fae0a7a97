package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.feed.wire.RawListing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the connection: makes it, notices that it is lost, and makes it again. Belongs to the fleet
/// thread.
final class FeedLine {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLine.class);

    /// Who hears what comes over the line; on the fleet thread.
    interface Ear {

        void status(FeedStatus status);

        void event(FleetEvent event);

        void listing(RawListing listing);

        /// The connection is live from now on …
        void live(AdminConnection connection);

        /// … until now.
        void dropped();
    }

    private final AdminEndpoint endpoint;
    private final SessionAuth auth;
    private final OkHttpClient http;
    private final FeedTimings timings;
    private final InstantSource clock;
    private final ScheduledExecutorService fleetThread;
    private final Ear ear;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private @Nullable AdminConnection connection;
    private @Nullable ScheduledFuture<?> alarm;
    private boolean live;
    private boolean wasLive;
    private int generation;
    private int attempts;

    FeedLine(
            AdminEndpoint endpoint,
            SessionAuth auth,
            OkHttpClient http,
            FeedTimings timings,
            InstantSource clock,
            ScheduledExecutorService fleetThread,
            Ear ear) {
        this.endpoint = endpoint;
        this.auth = auth;
        this.http = http;
        this.timings = timings;
        this.clock = clock;
        this.fleetThread = fleetThread;
        this.ear = ear;
    }

    /// Makes a new connection, whatever was there before.
    void connect() {
        drop();
        int mine = ++generation;
        ear.status(new FeedStatus.Connecting(clock.instant()));
        var next =
                new AdminConnection(
                        endpoint, auth, http, clock, signal -> later(mine, () -> handle(signal)));
        connection = next;
        expectLogin();
        next.open();
    }

    /// Leaves the namespace and joins it again where there is a connection, which brings all sockets
    /// afresh and is quicker than a new connection; otherwise makes one.
    void renew() {
        if (!live || connection == null) {
            connect();
            return;
        }
        live = false;
        ear.dropped();
        ear.status(new FeedStatus.Connecting(clock.instant()));
        expectLogin();
        connection.rejoin();
    }

    void drop() {
        generation++;
        silence();
        if (connection != null) {
            connection.close();
            connection = null;
        }
        live = false;
        ear.dropped();
    }

    private void handle(AdminConnection.Signal signal) {
        switch (signal) {
            case AdminConnection.Signal.Event(FleetEvent event) -> event(event);
            case AdminConnection.Signal.Listing(RawListing raw) -> ear.listing(raw);
            case AdminConnection.Signal.Opened _ -> opened();
            case AdminConnection.Signal.Refused(String message) -> refused(message);
            case AdminConnection.Signal.Failed(Throwable thrown) ->
                    failed(FeedFailure.of(endpoint, thrown));
            case AdminConnection.Signal.Lost(String reason) ->
                    failed(FeedFailure.lost(endpoint, reason));
            case AdminConnection.Signal.HungUp _ ->
                    failed(
                            wasLive
                                    ? FeedFailure.lost(endpoint, "transport close")
                                    : FeedFailure.hungUp(endpoint));
            case AdminConnection.Signal.OtherParser _ -> failed(FeedFailure.otherParser(endpoint));
        }
    }

    private void event(FleetEvent event) {
        if (event instanceof FleetEvent.SessionOpened(String id)) {
            auth.session(id);
        }
        ear.event(event);
    }

    private void opened() {
        silence();
        attempts = 0;
        wasLive = true;
        live = true;
        if (connection != null) {
            ear.live(connection);
        }
        ear.status(new FeedStatus.Live(clock.instant()));
    }

    private void refused(String message) {
        if (auth.hasSession() && FeedFailure.isAboutLogin(message)) {
            // Servers forget sessions when they restart; the password still holds.
            auth.session(null);
            connect();
            return;
        }
        failed(FeedFailure.refused(endpoint, message, wasLive));
    }

    private void failed(FeedFailure failure) {
        drop();
        attempts++;
        Duration delay =
                switch (failure.retry()) {
                    case SOON -> timings.retryDelay(attempts, random);
                    case SLOWLY -> timings.slowRetryDelay(random);
                    case NEVER -> Duration.ZERO;
                };
        Instant now = clock.instant();
        Instant at = now.plus(delay);
        LOG.info("feed attempt {} failed: {}", attempts, failure.sentence());
        ear.status(
                switch (failure.retry()) {
                    case SOON ->
                            new FeedStatus.Reconnecting(
                                    attempts, at, failure.sentence(), failure.whatToDo());
                    case SLOWLY ->
                            new FeedStatus.Refused(now, failure.sentence(), failure.whatToDo(), at);
                    case NEVER ->
                            new FeedStatus.Refused(now, failure.sentence(), failure.whatToDo());
                });
        if (failure.retry() != FeedFailure.Retry.NEVER) {
            alarm(delay, this::connect);
        }
    }

    /// A server that takes the connection and never says yes or no must not be waited for silently.
    private void expectLogin() {
        alarm(timings.loginWithin(), () -> failed(FeedFailure.noLogin(endpoint)));
    }

    private void alarm(Duration delay, Runnable work) {
        silence();
        int mine = generation;
        alarm =
                fleetThread.schedule(
                        FleetFeed.guarded(
                                () -> {
                                    if (mine == generation) {
                                        work.run();
                                    }
                                }),
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void silence() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void later(int mine, Runnable work) {
        fleetThread.execute(
                FleetFeed.guarded(
                        () -> {
                            if (mine == generation) {
                                work.run();
                            }
                        }));
    }
}
