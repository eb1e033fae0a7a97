package io.signalbox.lab.load;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A crowd of synthetic clients on one event loop, speaking Engine.IO v4 and Socket.IO v5 to one URL.
public final class LoadClients implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final URI url;
    private final Server server;
    private final LoadSettings settings;
    private final Tally tally = new Tally();
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("load", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    // On the event loop only: places without a client, and the clients that are there.
    private final Queue<Integer> vacant = new ArrayDeque<>();
    private final Set<LoadClient> present = new HashSet<>();
    private final Random random;
    private boolean stopped;

    private LoadClients(URI url, LoadSettings settings) {
        this.url = url;
        this.server = Server.of(url);
        this.settings = settings;
        this.random =
                settings.seed().isPresent()
                        ? new Random(settings.seed().getAsLong())
                        : new Random();
        IntStream.range(0, settings.clients()).forEach(vacant::add);
    }

    /// Starts to ramp up at once and returns without waiting. `url` is `http://host:port`.
    ///
    /// @throws IllegalArgumentException if the URL is not of that form
    public static LoadClients start(URI url, LoadSettings settings) {
        LoadClients crowd = new LoadClients(url, settings);
        long gap = Math.max(1, Math.round(1_000_000 / settings.rampPerSecond()));
        crowd.loop.scheduleAtFixedRate(crowd::fillOne, 0, gap, TimeUnit.MICROSECONDS);
        return crowd;
    }

    public URI url() {
        return url;
    }

    public LoadSettings settings() {
        return settings;
    }

    /// The state now; any thread.
    public LoadStatistics statistics() {
        return tally.statistics();
    }

    /// Every client leaves as an official one does when told to, then the event loop ends. Takes about half a second.
    @Override
    public void close() {
        if (!group.isShuttingDown()) {
            loop.submit(this::everybodyLeaves).awaitUninterruptibly();
        }
        group.shutdownGracefully(GOODBYE.toMillis(), 5_000, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
    }

    private void everybodyLeaves() {
        stopped = true;
        List.copyOf(present).forEach(LoadClient::retire);
        present.clear();
    }

    private void fillOne() {
        if (stopped || vacant.isEmpty()) {
            return;
        }
        int place = vacant.remove();
        LoadClient client =
                new LoadClient(loop, server, profile(place), tally, gone -> replace(gone, place));
        present.add(client);
        client.start();
    }

    private void replace(LoadClient client, int place) {
        present.remove(client);
        vacant.add(place);
    }

    /// Every client draws from a source of its own, so that what it does does not depend on the others' timing.
    private LoadClient.Profile profile(int place) {
        Random own = new Random(random.nextLong());
        double share = settings.pollingShare();
        // Spread evenly over the places, so that the share is exact however clients come and go.
        boolean pollingOnly = Math.floor((place + 1) * share) > Math.floor(place * share);
        int first = own.nextInt(settings.channels());
        int second = own.nextInt(settings.channels());
        List<String> channels =
                own.nextBoolean() || first == second
                        ? List.of("channel-" + first)
                        : List.of("channel-" + first, "channel-" + second);
        double life = settings.meanLife().toMillis() * (0.5 + own.nextDouble());
        return new LoadClient.Profile(
                pollingOnly, channels, meanGap(), Duration.ofMillis(Math.round(life)), own);
    }

    private Duration meanGap() {
        return settings.publishesPerSecond() == 0
                ? Duration.ZERO
                : Duration.ofMillis(
                        Math.round(1_000 * settings.clients() / settings.publishesPerSecond()));
    }
}
