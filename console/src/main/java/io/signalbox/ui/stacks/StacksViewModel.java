package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.operation.Intent;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetReader;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.RowFilter;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the Stacks screen shows. FX thread only, but needs no toolkit. CloudFormation is read in the
/// background and only while the screen is looked at: seldom while all is quiet, often while
/// something moves.
final class StacksViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(StacksViewModel.class);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration QUIET_LAB = Duration.ofSeconds(5);
    private static final Duration MOVING = Duration.ofSeconds(3);
    private static final int EVENTS_KEPT = 500;
    private static final Availability NOTHING_CHOSEN = Availability.impossible("Choose a stack");
    private static final Availability NOT_OURS =
            Availability.impossible("Not deployed from one of these templates");

    private final StackReader reader;
    private final Actions actions;
    private final Executor background;
    private final Executor fx;
    private final RowFilter<StackRow> filter;
    private final ObjectProperty<@Nullable StackRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<StackDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Stack>> stacks =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Availability> possible =
            new ReadOnlyObjectWrapper<>(Availability.impossible("Not read yet"));
    private final ReadOnlyObjectWrapper<Availability> updatable =
            new ReadOnlyObjectWrapper<>(NOTHING_CHOSEN);
    private final ReadOnlyObjectWrapper<Availability> changeable =
            new ReadOnlyObjectWrapper<>(NOTHING_CHOSEN);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptySentence =
            new ReadOnlyStringWrapper("Reading the stacks\u2026");

    private Instant due = Instant.MIN;
    private Instant at = Instant.EPOCH;
    private boolean reading;
    private @Nullable String chosen;
    private @Nullable String detection;
    private List<StackResource> resources = List.of();
    private List<StackEvent> events = List.of();
    private List<ResourceDrift> drifts = List.of();

    StacksViewModel(StackReader reader, Actions actions, Executor background, Executor fx) {
        this.reader = reader;
        this.actions = actions;
        this.background = background;
        this.fx = fx;
        filter = new RowFilter<>(StackRow::words, background, fx);
        selected.addListener((_, _, now) -> choose(now));
    }

    /// The time of what is shown; long ago before the first snapshot.
    Instant now() {
        return at;
    }

    void show(ConsoleSnapshot snapshot) {
        at = snapshot.at();
        possible.set(actions.availability(snapshot));
        judge();
        boolean operating =
                snapshot.runningOperation()
                        .map(o -> o.plan().intent() instanceof Intent.OfStacks)
                        .orElse(false);
        if (operating && due.isAfter(snapshot.at().plus(MOVING))) {
            due = snapshot.at();
        }
        if (!reading && !snapshot.at().isBefore(due)) {
            read(snapshot.environment().kind() == EnvironmentKind.LAB ? QUIET_LAB : QUIET);
        }
    }

    private void choose(@Nullable StackRow row) {
        String id = row == null ? null : row.stack().id();
        if (id == null ? chosen != null : !id.equals(chosen)) {
            chosen = id;
            detection = null;
            resources = List.of();
            events = List.of();
            drifts = List.of();
            due = Instant.MIN;
        }
        judge();
        showDetail();
    }

    private void read(Duration quiet) {
        reading = true;
        StackReading.Wish wish =
                new StackReading.Wish(
                        chosen, events.isEmpty() ? null : events.getFirst().id(), detection);
        background.execute(() -> read(wish, quiet));
    }

    /// The boundary of the reading: whatever goes wrong is told, and the next round comes.
    private void read(StackReading.Wish wish, Duration quiet) {
        try {
            StackReading read = StackReading.of(reader, wish);
            fx.execute(() -> take(read, wish, quiet));
        } catch (RuntimeException e) {
            LOG.info("reading stacks failed", e);
            fx.execute(() -> failed(String.valueOf(e.getMessage())));
        }
    }

    private void failed(String sentence) {
        reading = false;
        due = Instant.now().plus(QUIET);
        trouble.set(sentence);
        if (stacks.get().isEmpty()) {
            emptySentence.set(sentence);
        }
    }

    private void take(StackReading read, StackReading.Wish wish, Duration quiet) {
        reading = false;
        boolean mine = read.chosen() != null && read.chosen().equals(chosen);
        if (mine) {
            resources = read.resources();
            events =
                    Stream.concat(read.fresh().stream(), events.stream())
                            .distinct()
                            .limit(EVENTS_KEPT)
                            .toList();
            drifts = read.drifts().getOrDefault(chosen, List.of());
            if (wish.detection() != null && wish.detection().equals(detection)) {
                detection = read.detection().orElse(null);
            }
        }
        trouble.set(mine ? read.problem() : "");
        List<Stack> now = read.stacks();
        boolean moving = detection != null || now.stream().anyMatch(s -> s.status().moving());
        // Another stack was chosen meanwhile: its details come at once.
        boolean other = chosen != null && !mine;
        due = other ? Instant.MIN : Instant.now().plus(moving ? MOVING : quiet);
        stacks.set(now);
        emptySentence.set(
                now.isEmpty()
                        ? "No stacks here. Deploy a fleet file, or one stack from a template."
                        : "No stack matches the filter.");
        filter.rows(
                now.stream()
                        .map(s -> StackRow.of(s, read.drifts().getOrDefault(s.id(), List.of())))
                        .toList());
        showDetail();
    }

    private void showDetail() {
        StackRow row = selected.get();
        detail.set(
                row == null
                        ? Optional.empty()
                        : Optional.of(
                                new StackDetail(
                                        row, resources, events, drifts, detection != null)));
    }

    /// Begins to compare the chosen stack with its template; what comes of it shows by itself.
    void checkDrift() {
        StackRow row = selected.get();
        if (row == null || detection != null) {
            return;
        }
        String id = row.stack().id();
        background.execute(
                () -> {
                    try {
                        String begun = reader.detectDrift(id);
                        fx.execute(() -> detecting(id, begun));
                    } catch (RuntimeException e) {
                        LOG.info("drift of {} not detected", id, e);
                        fx.execute(() -> trouble.set(String.valueOf(e.getMessage())));
                    }
                });
    }

    private void detecting(String stack, String begun) {
        if (stack.equals(chosen)) {
            detection = begun;
            due = Instant.MIN;
            showDetail();
        }
    }

    /// Asks for a fleet file and then for its plan.
    void deployFile() {
        actions.load("Choose a fleet file", List.of("*.yaml", "*.yml"), this::deploy);
    }

    private void deploy(String name, String text) {
        try {
            actions.request(new Intent.DeployStacks(FleetReader.read(text, name), Set.of()));
            trouble.set("");
        } catch (FleetFileException wrong) {
            trouble.set(String.valueOf(wrong.getMessage()));
        }
    }

    void update() {
        StackRow row = selected.get();
        if (row != null) {
            actions.ask(StackForm.update(row, stacks.get(), actions::request));
        }
    }

    void create() {
        actions.ask(StackForm.create(stacks.get(), actions::request));
    }

    void guard() {
        StackRow row = selected.get();
        if (row != null) {
            actions.request(new Intent.GuardStack(row.name(), !row.stack().guarded()));
        }
    }

    void delete() {
        StackRow row = selected.get();
        if (row != null) {
            actions.request(new Intent.RemoveStacks(row.name(), List.of(row.name())));
        }
    }

    RowFilter<StackRow> filter() {
        return filter;
    }

    /// The stack that the operator chose, as it is now; the view sets it.
    ObjectProperty<@Nullable StackRow> selected() {
        return selected;
    }

    ReadOnlyObjectProperty<Optional<StackDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// All stacks, whatever the filter says.
    ReadOnlyObjectProperty<List<Stack>> stacks() {
        return stacks.getReadOnlyProperty();
    }

    /// What is wrong, as a sentence; empty when nothing is.
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }

    /// `7 stacks, 1 moving`.
    ObservableValue<String> remark() {
        return stacks.map(
                all -> {
                    List<String> words = new ArrayList<>();
                    words.add(Numbers.count(all.size(), "stack", "stacks"));
                    long moving = all.stream().filter(s -> s.status().moving()).count();
                    if (moving > 0) {
                        words.add(moving + " moving");
                    }
                    return String.join(", ", words);
                });
    }

    /// Whether a plan can be asked for at all.
    ReadOnlyObjectProperty<Availability> plannable() {
        return possible.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> updatable() {
        return updatable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> changeable() {
        return changeable.getReadOnlyProperty();
    }

    private void judge() {
        StackRow row = selected.get();
        Availability now = row == null ? NOTHING_CHOSEN : possible.get();
        changeable.set(now);
        updatable.set(row == null || row.ours() ? now : now.and(NOT_OURS));
    }

    /// Detecting drift changes nothing and needs no arming.
    ObservableValue<Availability> checkable() {
        return detail.map(
                d ->
                        d.map(
                                        shown ->
                                                shown.checking()
                                                        ? Availability.impossible(
                                                                "Drift is being detected")
                                                        : Availability.POSSIBLE)
                                .orElse(NOTHING_CHOSEN));
    }
}
