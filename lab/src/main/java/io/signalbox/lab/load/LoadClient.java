package io.signalbox.lab.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One synthetic client from its first connection to its end: connects, joins its channels, publishes now and then,
/// answers pings, and reconnects with its cookies and the official back-off whenever it is cut off. When the server
/// disconnects it, it also comes back, as an application calls `connect()` again then. On the event loop only.
final class LoadClient implements EngineConnection.Listener {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    /// What makes one client differ from the next.
    record Profile(
            boolean pollingOnly,
            List<String> channels,
            Duration meanPublishGap,
            Duration life,
            RandomGenerator random) {}

    /// Told once when the client's life is over and it has left by itself.
    interface Farewell {
        void left(LoadClient client);
    }

    private final EventLoop loop;
    private final Server server;
    private final Profile profile;
    private final Tally tally;
    private final Farewell farewell;
    private final CookieJar cookies = new CookieJar(InstantSource.system());
    private final Backoff backoff;
    private @Nullable EngineConnection connection;
    private @Nullable ScheduledFuture<?> timer;
    private boolean connected;
    private boolean polling;
    private boolean connectedBefore;
    private boolean retired;
    private int ackId;
    private int sequence;

    LoadClient(EventLoop loop, Server server, Profile profile, Tally tally, Farewell farewell) {
        this.loop = loop;
        this.server = server;
        this.profile = profile;
        this.tally = tally;
        this.farewell = farewell;
        this.backoff = new Backoff(profile.random());
    }

    void start() {
        tally.started.increment();
        tally.alive.incrementAndGet();
        connect();
    }

    /// Leaves for good.
    void retire() {
        if (retired) {
            return;
        }
        retired = true;
        tally.alive.decrementAndGet();
        tally.retired.increment();
        boolean joined = connected;
        disconnected();
        if (connection != null) {
            if (joined) {
                connection.send("1");
            }
            connection.leave();
        }
    }

    private void expire() {
        if (!retired) {
            retire();
            farewell.left(this);
        }
    }

    private void connect() {
        if (retired) {
            return;
        }
        polling = true;
        EngineConnection next =
                new EngineConnection(loop, server, cookies, !profile.pollingOnly(), this);
        connection = next;
        later(CONNECT_TIMEOUT, this::lost);
        next.open();
    }

    @Override
    public void opened() {
        send("0");
    }

    @Override
    public void upgraded() {
        polling = false;
        if (connected) {
            tally.polling.decrementAndGet();
        }
    }

    @Override
    public void message(String packet) {
        if (packet.isEmpty()) {
            return;
        }
        switch (packet.charAt(0)) {
            case '0' -> joined();
            case '1', '4' -> lost();
            case '2', '5' -> {
                if (packet.contains("[\"tick\"")) {
                    tally.ticks.increment();
                }
            }
            case '3', '6' -> tally.acknowledged.increment();
            default -> {
                // Nothing else exists in protocol v5.
            }
        }
    }

    @Override
    public void closed(String reason) {
        lost();
    }

    private void joined() {
        if (connected) {
            return;
        }
        connected = true;
        tally.connected.incrementAndGet();
        if (polling) {
            tally.polling.incrementAndGet();
        }
        if (connectedBefore) {
            tally.reconnects.increment();
        } else {
            // Counted from here: who has never been there cannot leave, however slow the servers
            // are.
            loop.schedule(this::expire, profile.life().toMillis(), TimeUnit.MILLISECONDS);
        }
        connectedBefore = true;
        backoff.reset();
        for (String channel : profile.channels()) {
            emit("[\"join-channel\",\"" + channel + "\"]");
        }
        publishLater();
    }

    private void publishLater() {
        if (profile.meanPublishGap().isZero()) {
            cancelTimer();
            return;
        }
        // Exponential gaps: publishing without memory, as many independent people do.
        double gap =
                -Math.log(1 - profile.random().nextDouble()) * profile.meanPublishGap().toMillis();
        later(Duration.ofMillis(Math.max(1, Math.round(gap))), this::publish);
    }

    private void publish() {
        List<String> channels = profile.channels();
        String channel = channels.get(profile.random().nextInt(channels.size()));
        emit(
                "[\"publish\",\"%s\",{\"n\":%d,\"price\":%d}]"
                        .formatted(channel, sequence++, profile.random().nextInt(100_000)));
        tally.published.increment();
        publishLater();
    }

    private void emit(String json) {
        send("2" + ackId++ + json);
    }

    private void send(String packet) {
        if (connection != null) {
            connection.send(packet);
        }
    }

    private void lost() {
        if (!connected) {
            tally.connectErrors.increment();
        }
        disconnected();
        if (connection != null) {
            connection.abort();
            connection = null;
        }
        if (!retired) {
            later(backoff.next(), this::connect);
        }
    }

    private void disconnected() {
        cancelTimer();
        if (connected) {
            connected = false;
            tally.connected.decrementAndGet();
            if (polling) {
                tally.polling.decrementAndGet();
            }
        }
    }

    private void later(Duration delay, Runnable action) {
        cancelTimer();
        timer = loop.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
