package io.signalbox.bench.soak;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.signalbox.bench.soak.Counts.Act;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clients beside the ordinary crowd: binary payloads, slow consumers, aborted polls, namespaces, silence, hostile
/// input. Everything is drawn from one seed, on one event loop.
final class OddClients implements AutoCloseable {
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final int FLOOD_TEXT = 4_000;

    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1, new DefaultThreadFactory("odd-clients", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final int port;
    private final Counts counts;
    private final Random random;
    private final Hostile hostile;
    private final Set<SoakLink> open = new HashSet<>();
    private boolean ended;

    OddClients(int port, Counts counts, long seed) {
        this.port = port;
        this.counts = counts;
        this.random = new Random(seed);
        this.hostile = new Hostile(loop, port, counts, random);
    }

    void start() {
        every(700, hostile::act);
        every(1_500, this::binary);
        every(6_000, this::slow);
        every(800, this::abortedPoll);
        every(1_200, this::namespaces);
        every(5_000, this::silent);
        every(7_000, this::flood);
    }

    // Gaps between half and one and a half of the mean.
    private void every(long meanMillis, Runnable act) {
        long gap = meanMillis / 2 + random.nextLong(meanMillis);
        loop.schedule(
                () -> {
                    if (!ended) {
                        act.run();
                        every(meanMillis, act);
                    }
                },
                gap,
                TimeUnit.MILLISECONDS);
    }

    private void keep(SoakLink link, long millis) {
        open.add(link);
        loop.schedule(
                () -> {
                    link.drop();
                    open.remove(link);
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    private SoakLink member(String... packets) {
        return SoakLink.open(
                loop,
                port,
                counts,
                (link, text) -> {
                    if (text.startsWith("0")) {
                        link.text("40");
                    } else if (text.startsWith("40{")) {
                        List.of(packets).forEach(link::text);
                    }
                });
    }

    /// Publishes attachments to others of its kind, wants acks, leaves.
    private void binary() {
        counts.count(Act.BINARY);
        SoakLink link = member("420[\"join-channel\",\"binary\"]");
        keep(link, 30_000);
        int size = 1 << (4 + random.nextInt(11));
        for (int i = 1; i <= 6; i++) {
            int id = i;
            loop.schedule(
                    () -> {
                        link.text(
                                "452-%d[\"publish\",\"binary\",{\"a\":{\"_placeholder\":true,\"num\":0},\"b\":[{\"_placeholder\":true,\"num\":1}]}]"
                                        .formatted(id));
                        link.binary(new byte[size]);
                        link.binary(new byte[3]);
                    },
                    i * 4_000L,
                    TimeUnit.MILLISECONDS);
        }
        loop.schedule(() -> link.text("429[\"leave-channel\",\"binary\"]"), 28, TimeUnit.SECONDS);
    }

    /// Joins a busy channel and stops reading; half of them wake up again.
    private void slow() {
        counts.count(Act.SLOW);
        SoakLink link =
                member(
                        "420[\"join-channel\",\"flood\"]",
                        "421[\"join-channel\",\"channel-0\"]",
                        "422[\"join-channel\",\"binary\"]");
        keep(link, 40_000);
        loop.schedule(() -> link.reading(false), 1, TimeUnit.SECONDS);
        if (random.nextBoolean()) {
            loop.schedule(() -> link.reading(true), 18, TimeUnit.SECONDS);
        }
    }

    /// Some megabytes for the channel of the slow ones, more than a queue may hold.
    private void flood() {
        SoakLink link = member();
        keep(link, 6_000);
        String payload = "x".repeat(FLOOD_TEXT);
        for (int burst = 1; burst <= 20; burst++) {
            loop.schedule(
                    () -> {
                        for (int i = 0; i < 20; i++) {
                            link.text("42[\"publish\",\"flood\",\"" + payload + "\"]");
                        }
                    },
                    1_000 + burst * 200L,
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Opens a polling session, and goes away in the middle of a poll.
    private void abortedPoll() {
        counts.count(Act.ABORTED_POLL);
        RawCall.send(
                loop,
                port,
                counts,
                RawCall.get(POLLING),
                2_000,
                answer -> {
                    Matcher sid = SID.matcher(answer);
                    if (sid.find()) {
                        String path = POLLING + "&sid=" + sid.group(1);
                        RawCall.send(loop, port, counts, RawCall.post(path, "40"), 1_000, _ -> {});
                        loop.schedule(
                                () ->
                                        RawCall.send(
                                                loop,
                                                port,
                                                counts,
                                                RawCall.get(path),
                                                50 + random.nextInt(2_000),
                                                _ -> {}),
                                200,
                                TimeUnit.MILLISECONDS);
                    }
                });
    }

    /// Asks for namespaces that are not there, leaves the main one and comes back on the same connection.
    private void namespaces() {
        counts.count(Act.NAMESPACE);
        int other = random.nextInt(1_000_000);
        boolean login = random.nextInt(20) == 0;
        SoakLink link =
                SoakLink.open(
                        loop,
                        port,
                        counts,
                        (self, text) -> {
                            if (text.startsWith("0")) {
                                self.text("40/nope-" + other + ",");
                                self.text("40");
                                if (login) {
                                    self.text(
                                            "40/admin,{\"username\":\"mallory\",\"password\":\"x\"}");
                                }
                            }
                        });
        keep(link, 6_000);
        for (int i = 1; i <= 3; i++) {
            int id = i;
            loop.schedule(
                    () -> {
                        if (id == 1) {
                            link.text("420[\"join-channel\",\"room-" + other + "\"]");
                        }
                        link.text("41");
                        link.text("40");
                    },
                    i * 1_000L,
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Opens a session and never asks for a namespace; the server has to end it.
    private void silent() {
        counts.count(Act.SILENT);
        keep(SoakLink.open(loop, port, counts, (_, _) -> {}), 60_000);
    }

    EventLoop loop() {
        return loop;
    }

    /// Everybody goes at once; nobody comes any more.
    void leave() {
        loop.submit(
                        () -> {
                            ended = true;
                            open.forEach(SoakLink::drop);
                            open.clear();
                        })
                .syncUninterruptibly();
    }

    @Override
    public void close() {
        leave();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
