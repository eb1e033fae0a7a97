package io.signalbox.bench.console;

import io.signalbox.app.ConsoleSession;
import io.signalbox.app.ConsoleWindow;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.TailEvent;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/// Goes through the screens under load and measures. Its methods block and are called on the main
/// thread; nodes are touched on the FX thread only.
final class ScreenBench {
    private static final int PATIENCE_SECONDS = 120;
    private static final List<ScreenId> SCREENS =
            List.of(
                    ScreenId.OVERVIEW,
                    ScreenId.SERVERS,
                    ScreenId.CLIENTS,
                    ScreenId.ROOMS,
                    ScreenId.EVENTS);

    private final ConsoleSession session;
    private final ConsoleWindow window;
    private final FrameMeter meter = new FrameMeter();
    private final ThreadTimes threads = new ThreadTimes();
    private final List<Double> latencies = Collections.synchronizedList(new ArrayList<>());
    private long newestSeen;

    ScreenBench(ConsoleSession session, ConsoleWindow window) {
        this.session = session;
        this.window = window;
        meter.start();
    }

    void run(int sockets, int seconds) throws Exception {
        start(sockets);
        session.onSnapshot(snapshot -> Platform.runLater(() -> latency(snapshot)));
        for (ScreenId screen : SCREENS) {
            onFx(() -> window.shell().open(screen));
            quiet(2);
            frames(screen.label() + " opened for the first time", fromFx(meter::take));
            long told = told();
            quiet(seconds);
            frames(screen.label(), fromFx(meter::take));
            report("  events a second", (double) (told() - told) / seconds);
        }
        latencies("event to screen");
        tables();
        resync(sockets);
        memory();
    }

    private void start(int sockets) throws Exception {
        Instant begun = Instant.now();
        await(snapshot -> !snapshot.servers().isEmpty());
        report("live numbers, ms after start of the feed", millisSince(begun));
        frames("from the first window to live numbers", fromFx(meter::take));
        await(snapshot -> listed(snapshot, sockets));
        report("all sockets in the snapshot, ms", millisSince(begun));
        frames("while all sockets are read", fromFx(meter::take));
    }

    private long told() {
        List<TailEvent> tail = session.feed().latest().tail();
        return tail.isEmpty() ? 0 : tail.getLast().number();
    }

    private static boolean listed(FleetSnapshot snapshot, int sockets) {
        return !snapshot.listing().reading() && snapshot.sockets().size() >= sockets * 0.95;
    }

    /// Filter and sort as an operator does them; until the table shows what was asked for.
    private void tables() throws Exception {
        onFx(() -> window.shell().open(ScreenId.CLIENTS));
        quiet(2);
        fromFx(meter::take);
        for (String title : List.of("Rooms", "Address", "Id")) {
            report("clients sorted by " + title + ", ms", sorted(title));
        }
        for (String text :
                List.of("data.user:user-777", "polling", "room:room-7 -transport:polling", "")) {
            report("clients filtered by '" + text + "', ms", filtered(text));
        }
        frames("while sorting and filtering", fromFx(meter::take));
    }

    private double sorted(String title) throws Exception {
        return until(
                table -> {
                    @SuppressWarnings("unchecked")
                    TableView<Object> rows = (TableView<Object>) table;
                    TableColumn<Object, ?> column =
                            rows.getColumns().stream()
                                    .filter(c -> c.getText().equals(title))
                                    .findFirst()
                                    .orElseThrow();
                    rows.getSortOrder().setAll(List.of(column));
                });
    }

    private double filtered(String text) throws Exception {
        return until(
                _ ->
                        ((TextField) window.scene().getRoot().lookup(".sb-filter .text-field"))
                                .setText(text));
    }

    /// Until the rows have changed and been laid out.
    private double until(Consumer<TableView<?>> action) throws Exception {
        CompletableFuture<Long> done = new CompletableFuture<>();
        long begun = System.nanoTime();
        onFx(
                () -> {
                    TableView<?> table = table();
                    InvalidationListener[] once = new InvalidationListener[1];
                    once[0] =
                            _ -> {
                                table.getItems().removeListener(once[0]);
                                Platform.runLater(() -> done.complete(System.nanoTime()));
                            };
                    table.getItems().addListener(once[0]);
                    action.accept(table);
                });
        return (done.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - begun) / 1e6;
    }

    private TableView<?> table() {
        Node found = window.scene().getRoot().lookup(".sb-table");
        return (TableView<?>) found;
    }

    private void resync(int sockets) throws Exception {
        fromFx(meter::take);
        Instant begun = Instant.now();
        AtomicBoolean reading = new AtomicBoolean();
        session.onSnapshot(
                snapshot -> reading.compareAndSet(false, snapshot.fleet().listing().reading()));
        session.feed().resync();
        await(_ -> reading.get());
        await(snapshot -> listed(snapshot, sockets));
        report("resync, ms", millisSince(begun));
        frames("while a resync goes on", fromFx(meter::take));
    }

    private void memory() throws Exception {
        quiet(3);
        report("heap before GC, MiB", heapMiB());
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            // At once: a second later it holds what came in that second.
            least = Math.min(least, heapMiB());
            quiet(1);
        }
        report("heap after GC, MiB", least);
    }

    private static double heapMiB() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    /// Every probe that this snapshot is the first to hold, until the pulse that shows it.
    private void latency(ConsoleSnapshot snapshot) {
        List<TailEvent> tail = snapshot.fleet().tail();
        List<Long> sent = new ArrayList<>();
        for (int i = tail.size() - 1; i >= 0 && tail.get(i).number() > newestSeen; i--) {
            String payload = tail.get(i).payloadJson();
            if (tail.get(i).name().equals("probe")) {
                sent.add(Long.parseLong(payload.substring(1, payload.length() - 1).strip()));
            }
        }
        boolean first = newestSeen == 0;
        newestSeen = tail.isEmpty() ? newestSeen : tail.getLast().number();
        if (first) {
            // These waited for the list of all sockets, before anything was measured.
            return;
        }
        window.scene()
                .addPostLayoutPulseListener(
                        new Runnable() {
                            @Override
                            public void run() {
                                window.scene().removePostLayoutPulseListener(this);
                                Instant now = Instant.now();
                                long shown =
                                        now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
                                sent.forEach(at -> latencies.add((shown - at) / 1000.0));
                            }
                        });
    }

    private void latencies(String name) {
        List<Double> sorted = latencies.stream().sorted().toList();
        if (!sorted.isEmpty()) {
            report(name + ", p50 ms", sorted.get(sorted.size() / 2));
            report(name + ", p99 ms", sorted.get((int) (sorted.size() * 0.99)));
            report(name + ", max ms", sorted.getLast());
        }
    }

    private void frames(String name, FrameMeter.Frames frames) {
        System.out.println(name + ": " + frames);
        System.out.println("  processor time (waits for a core): " + threads.take());
    }

    void report(String name, double value) {
        System.out.printf(Locale.ROOT, "%s: %.1f%n", name, value);
    }

    private void await(Predicate<FleetSnapshot> condition) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        session.onSnapshot(
                snapshot -> {
                    if (condition.test(snapshot.fleet())) {
                        reached.complete(null);
                    }
                });
        reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Lets the load go on for so long: the interval is what is measured.
    static void quiet(int seconds) throws InterruptedException {
        var never = new CountDownLatch(1);
        if (never.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody counts down");
        }
    }

    private static void onFx(Runnable work) throws Exception {
        fromFx(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                });
    }

    static <T> T fromFx(Callable<T> work) throws Exception {
        return FxThread.call(work).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static double millisSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis();
    }
}
