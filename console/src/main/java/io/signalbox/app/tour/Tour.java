package io.signalbox.app.tour;

import io.signalbox.cloud.stack.Stack;
import io.signalbox.environment.Colour;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.feed.probe.ConnectionProbe;
import io.signalbox.fleet.feed.probe.ProbeResult;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// The main job, step by step, through the console's own buttons: watch, scale, shift, roll back,
/// lose a task. Each step ends with a check of what the fleet and AWS say afterwards, and a picture.
/// Runs on one thread of its own.
final class Tour {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TASK_START = Duration.ofMinutes(2);
    private static final int PROBES = 300;
    private static final int HELD = 40;

    private final TourStage stage;
    private final Transcript transcript;
    private final Hand hand;
    private final Watch watch;
    private final Environment environment;
    private final int clients;

    Tour(TourStage stage, Transcript transcript, Hand hand, Watch watch, int clients) {
        this.stage = stage;
        this.transcript = transcript;
        this.hand = hand;
        this.watch = watch;
        this.environment = stage.environment();
        this.clients = clients;
    }

    /// A step: does something, checks what came of it, and says what was found.
    private interface Step {
        String take() throws InterruptedException;
    }

    /// Plays all steps; one that fails does not keep the others from being tried.
    void play() throws InterruptedException {
        step("clients are live", "overview", this::clientsAreLive);
        step("read-only until armed", "armed", this::arm);
        step("a wrong count is refused", "wrong-count", this::wrongCount);
        step("scale blue 2 → 3", "scaled", () -> scale(Colour.BLUE, 3));
        step("the third server has clients", "servers", this::everyServerHasClients);
        step("clients are listed", "clients", this::clientsAreListed);
        step("rooms are listed", "rooms", this::roomsAreListed);
        step("start green with 2 tasks", "green-started", () -> scale(Colour.GREEN, 2));
        try (HeldSockets held = HeldSockets.open(environment.admin().url(), HELD)) {
            shiftBySteps(held);
            step("both colours carry sockets", "overview-shifted", this::bothColours);
            step("roll back", "rolled-back", () -> rollBack(held));
        }
        step("a killed task is replaced", "replaced", this::killATask);
        step("the stacks stand as asked", "stacks", this::stacks);
        step("the journal has every operation", "journal", this::journal);
        step("the light theme", "overview-light", this::light);
    }

    private void shiftBySteps(HeldSockets held) throws InterruptedException {
        for (int percent : List.of(10, 50, 100)) {
            step("shift " + percent + " %", "shift-" + percent, () -> shift(percent));
            step(
                    "new connections follow " + percent + " %",
                    "after-" + percent,
                    () -> connectionsFollow(percent));
            step("open sockets stay at " + percent + " %", "stay-" + percent, () -> stayed(held));
        }
    }

    private void step(String name, String picture, Step step) throws InterruptedException {
        transcript.say("      " + name);
        try {
            String found = step.take();
            transcript.passed(name, found + " [" + hand.picture(picture) + "]");
        } catch (CheckFailure e) {
            transcript.failed(
                    name, e.getMessage() + " [" + hand.picture(picture + "-failed") + "]");
            hand.leaveDialog();
        }
    }

    private void open(ScreenId screen) throws InterruptedException {
        hand.onFx(
                () -> {
                    stage.shell().open(screen);
                    return true;
                });
    }

    private String clientsAreLive() throws InterruptedException {
        int wanted = clients * 9 / 10;
        ConsoleSnapshot live =
                watch.await(
                        wanted + " clients on healthy servers",
                        TASK_START,
                        s ->
                                s.fleet().feed() instanceof FeedStatus.Live
                                        && s.fleet().totals().clients() >= wanted
                                        && s.map().colour(Colour.BLUE).healthyTargets() == 2
                                        && !s.fleet().rooms().isEmpty());
        return live.fleet().totals().clients()
                + " clients on "
                + live.fleet().servers().size()
                + " servers";
    }

    private String arm() throws InterruptedException {
        open(ScreenId.SCALING);
        if (!hand.isDisabled("One more: tasks of the service")) {
            throw new CheckFailure("read-only, and yet scaling is offered");
        }
        hand.press("Arm…");
        hand.press("60 min");
        watch.await("armed", MINUTE, ConsoleSnapshot::armed);
        return "scaling was not possible before, armed for 60 min now";
    }

    private String wrongCount() throws InterruptedException {
        open(ScreenId.SCALING);
        hand.press("Service, " + service(Colour.BLUE));
        int before = desired(watch.now(), Colour.BLUE);
        hand.type("Wanted count of tasks of the service", "-1");
        String sentence = hand.helpOf("Wanted count of tasks of the service");
        if (sentence.isEmpty() || !hand.isDisabled("Set the count of tasks of the service")) {
            throw new CheckFailure("-1 was taken without a word");
        }
        if (desired(watch.now(), Colour.BLUE) != before) {
            throw new CheckFailure("-1 changed the desired count");
        }
        return "-1: \"" + sentence + "\"";
    }

    private String scale(Colour colour, int wanted) throws InterruptedException {
        open(ScreenId.SCALING);
        hand.press("Service, " + service(colour));
        hand.type("Wanted count of tasks of the service", Integer.toString(wanted));
        hand.press("Set the count of tasks of the service");
        confirm("scale-" + colour.word() + "-plan");
        ConsoleSnapshot done =
                watch.await(
                        wanted + " healthy targets and servers of " + colour.word(),
                        TASK_START,
                        s ->
                                s.map().colour(colour).healthyTargets() == wanted
                                        && s.map().colour(colour).servers() == wanted
                                        && running(s, colour) == wanted);
        return "desired "
                + desired(done, colour)
                + ", running "
                + running(done, colour)
                + ", healthy targets "
                + done.map().colour(colour).healthyTargets();
    }

    private String everyServerHasClients() throws InterruptedException {
        open(ScreenId.SERVERS);
        ConsoleSnapshot full =
                watch.await(
                        "each blue server has clients",
                        TASK_START,
                        s -> {
                            List<ServerEntry> blue = servers(s, Colour.BLUE);
                            return blue.size() == 3 && blue.stream().allMatch(e -> e.clients() > 0);
                        });
        return servers(full, Colour.BLUE).stream().map(e -> e.clients() + " clients").toList() + "";
    }

    private String clientsAreListed() throws InterruptedException {
        open(ScreenId.CLIENTS);
        ConsoleSnapshot now =
                watch.await(
                        "sockets listed", MINUTE, s -> s.fleet().sockets().size() > clients / 2);
        return now.fleet().sockets().size() + " sockets";
    }

    private String roomsAreListed() throws InterruptedException {
        open(ScreenId.ROOMS);
        ConsoleSnapshot now =
                watch.await(
                        "a room 'tickers' with everybody",
                        MINUTE,
                        s ->
                                s.fleet().rooms().stream()
                                        .anyMatch(
                                                r ->
                                                        r.name().equals("tickers")
                                                                && r.members() > clients / 2));
        return now.fleet().totals().rooms() + " rooms";
    }

    private String shift(int percent) throws InterruptedException {
        open(ScreenId.TRAFFIC);
        hand.press("5 min");
        hand.press("Shift…");
        hand.choose(percent + " % to green…");
        confirm("shift-" + percent + "-plan");
        return weights(split -> split.greenPercent() == percent, percent + " % on green");
    }

    private String connectionsFollow(int percent) throws InterruptedException {
        ConnectionProbe probe =
                new ConnectionProbe(
                        environment.admin().url(),
                        environment.admin().path(),
                        10,
                        Duration.ofSeconds(15));
        ProbeResult result = probe.run(PROBES);
        ConsoleSnapshot now = watch.now();
        int green =
                (int)
                        result.serverIds().stream()
                                .filter(id -> now.map().server(id).colour() == Colour.GREEN)
                                .count();
        if (!result.failures().isEmpty()) {
            throw new CheckFailure(
                    result.failures().size()
                            + " of "
                            + PROBES
                            + " connections failed, the first: "
                            + result.failures().getFirst());
        }
        WeightCheck check = new WeightCheck(result.serverIds().size(), green, percent);
        if (!check.holds()) {
            throw new CheckFailure(check.toString());
        }
        return check.toString();
    }

    private static String stayed(HeldSockets held) {
        if (held.open() < held.size()) {
            throw new CheckFailure(
                    "only " + held.open() + " of " + held.size() + " held sockets are still open");
        }
        return "all " + held.size() + " sockets opened before the shift are open";
    }

    /// After the shift everything new is on green, and what was open before is still on blue.
    private String bothColours() throws InterruptedException {
        open(ScreenId.OVERVIEW);
        hand.press("1 min");
        ConsoleSnapshot now =
                watch.await(
                        "open sockets on blue and on green",
                        MINUTE,
                        s ->
                                s.map().colour(Colour.BLUE).sockets() >= HELD
                                        && s.map().colour(Colour.GREEN).sockets() > 0);
        return now.map().colour(Colour.BLUE).sockets()
                + " sockets on blue, "
                + now.map().colour(Colour.GREEN).sockets()
                + " on green";
    }

    private String rollBack(HeldSockets held) throws InterruptedException {
        open(ScreenId.TRAFFIC);
        hand.press("Roll back to 100 | 0");
        confirm("roll-back-plan");
        String found = weights(split -> split.greenPercent() == 0, "everything on blue");
        return found + ", " + stayed(held);
    }

    private String killATask() throws InterruptedException {
        open(ScreenId.SERVERS);
        ConsoleSnapshot before = watch.now();
        ServerEntry victim = servers(before, Colour.BLUE).getFirst();
        ProcessHandle process =
                ProcessHandle.of(victim.pid())
                        .orElseThrow(() -> new CheckFailure("no process " + victim.pid()));
        process.destroyForcibly();
        ConsoleSnapshot after =
                watch.await(
                        "three blue servers again, one of them new",
                        TASK_START,
                        s ->
                                s.map().colour(Colour.BLUE).healthyTargets() == 3
                                        && running(s, Colour.BLUE) == 3
                                        && servers(s, Colour.BLUE).size() == 3
                                        && isNew(before, s));
        return "task "
                + shortId(victim.serverId())
                + " was killed, "
                + servers(after, Colour.BLUE).stream()
                        .map(ServerEntry::serverId)
                        .filter(id -> !known(before, id))
                        .map(Tour::shortId)
                        .toList()
                + " took its place";
    }

    private boolean isNew(ConsoleSnapshot before, ConsoleSnapshot now) {
        return servers(now, Colour.BLUE).stream()
                .anyMatch(e -> !known(before, e.serverId()) && e.healthy());
    }

    private static boolean known(ConsoleSnapshot snapshot, String serverId) {
        return snapshot.fleet().servers().stream().anyMatch(e -> e.serverId().equals(serverId));
    }

    private String stacks() throws InterruptedException {
        open(ScreenId.STACKS);
        List<Stack> stacks = stage.stacks();
        List<String> other =
                stacks.stream()
                        .filter(stack -> !stack.status().asAsked())
                        .map(stack -> stack.name() + " is " + stack.status())
                        .toList();
        if (stacks.isEmpty() || !other.isEmpty()) {
            throw new CheckFailure(stacks.size() + " stacks; " + String.join(", ", other));
        }
        return hand.rows("Stacks", stacks.size()) + " stacks, each as its template says";
    }

    private String journal() throws InterruptedException {
        open(ScreenId.JOURNAL);
        ConsoleSnapshot now = watch.now();
        long done = now.operations().stream().filter(o -> !o.running()).count();
        long entries = stage.journalEntries();
        if (done != 6 || entries < done) {
            throw new CheckFailure(done + " operations ended, " + entries + " journal entries");
        }
        return entries + " entries for " + done + " operations";
    }

    private String light() throws InterruptedException {
        open(ScreenId.OVERVIEW);
        hand.press("Switch between light and dark");
        return "switched";
    }

    /// Takes a picture of the plan, confirms it, and waits for the operation to succeed.
    private void confirm(String picture) throws InterruptedException {
        int before = watch.now().operations().size();
        hand.awaitStyled("sb-primary", "sb-dialog");
        transcript.say("      plan [" + hand.picture(picture) + "]");
        hand.pressStyled("sb-primary", "sb-dialog");
        ConsoleSnapshot ended =
                watch.await(
                        "the operation ends",
                        MINUTE,
                        s ->
                                s.operations().size() > before
                                        && !s.operations().getFirst().running());
        OperationProgress newest = ended.operations().getFirst();
        hand.press("Close");
        if (!(newest.end() instanceof io.signalbox.operation.OperationEvent.Succeeded)) {
            throw new CheckFailure("the operation ended with " + newest.end());
        }
    }

    private String weights(Predicate<TrafficSplit> expected, String what)
            throws InterruptedException {
        ConsoleSnapshot now =
                watch.await(what, MINUTE, s -> s.map().split().filter(expected).isPresent());
        Optional<TrafficSplit> split = now.map().split();
        return "weights " + split.map(TrafficSplit::text).orElse("unknown");
    }

    private List<ServerEntry> servers(ConsoleSnapshot snapshot, Colour colour) {
        return snapshot.fleet().servers().stream()
                .filter(ServerEntry::healthy)
                .filter(e -> snapshot.map().server(e.serverId()).colour() == colour)
                .toList();
    }

    private String service(Colour colour) {
        return Objects.requireNonNull(environment.aws(), "a lab has an AWS side").service(colour);
    }

    private int desired(ConsoleSnapshot snapshot, Colour colour) {
        return snapshot.cloud().service(service(colour)).map(s -> s.desired()).orElse(-1);
    }

    private int running(ConsoleSnapshot snapshot, Colour colour) {
        return snapshot.cloud().service(service(colour)).map(s -> s.running()).orElse(-1);
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(8, id.length()));
    }
}
