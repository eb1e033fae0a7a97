package io.signalbox.ui.scaling;

import io.signalbox.operation.Intent;
import io.signalbox.ui.kit.screen.Actions;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.scaling.CountText.Bounds;
import io.signalbox.ui.scaling.CountText.Count;
import io.signalbox.ui.scaling.CountText.Refused;
import io.signalbox.ui.scaling.CountText.Unchanged;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A wanted count with −, + and a field: what is wanted now, what may be asked for, and why not.
/// Used for a service's tasks and for a group's instances.
final class CountViewModel {

    /// What is counted.
    ///
    /// @param desired as AWS said last
    /// @param intent what to ask for, given a count
    record Subject(int desired, Bounds bounds, IntFunction<Intent> intent) {

        // The function is new in every snapshot; what it is made from is in the other two.
        boolean same(@Nullable Subject other) {
            return other != null && desired == other.desired && bounds.equals(other.bounds);
        }
    }

    private final Actions actions;
    private final ReadOnlyStringWrapper desired = new ReadOnlyStringWrapper("\u2013");
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Availability> less;
    private final ReadOnlyObjectWrapper<Availability> more;
    private final ReadOnlyObjectWrapper<Availability> set;
    private Availability general = Availability.impossible("Nothing has been read of AWS yet");
    private @Nullable Subject subject;

    CountViewModel(Actions actions) {
        this.actions = actions;
        less = new ReadOnlyObjectWrapper<>(general);
        more = new ReadOnlyObjectWrapper<>(general);
        set = new ReadOnlyObjectWrapper<>(general);
        text.addListener((_, _, _) -> judge());
    }

    /// Follows a new reading.
    ///
    /// @param now null where there is nothing to count
    /// @param availability whether anything can be asked for at all
    void show(@Nullable Subject now, Availability availability) {
        boolean changed = now == null ? subject != null : !now.same(subject);
        subject = now;
        if (!changed && availability.equals(general)) {
            return;
        }
        general = availability;
        desired.set(now == null ? "\u2013" : Integer.toString(now.desired()));
        judge();
    }

    /// Another service was chosen: what was typed was meant for the one before.
    void clear() {
        text.set("");
    }

    void oneLess() {
        step(-1);
    }

    void oneMore() {
        step(1);
    }

    /// Asks for what is typed; does nothing when that is no count.
    void setTyped() {
        Subject of = subject;
        if (of != null
                && set.get().possible()
                && CountText.read(text.get(), of.desired(), of.bounds()) instanceof Count(int to)) {
            actions.request(of.intent().apply(to));
        }
    }

    private void step(int by) {
        Subject of = subject;
        if (of != null && (by < 0 ? less : more).get().possible()) {
            actions.request(of.intent().apply(of.desired() + by));
        }
    }

    private void judge() {
        Subject of = subject;
        if (of == null) {
            less.set(general);
            more.set(general);
            set.set(general);
            problem.set("");
            return;
        }
        less.set(general.and(lowerBound(of)));
        more.set(general.and(upperBound(of)));
        CountText read = CountText.read(text.get(), of.desired(), of.bounds());
        problem.set(read instanceof Refused(String sentence) ? sentence : "");
        set.set(general.and(typed(read)));
    }

    private static Availability lowerBound(Subject of) {
        Bounds bounds = of.bounds();
        return of.desired() > bounds.min()
                ? Availability.POSSIBLE
                : limit("fewer", bounds.min(), bounds.noun(), bounds.lowest());
    }

    private static Availability upperBound(Subject of) {
        Bounds bounds = of.bounds();
        return of.desired() < bounds.max()
                ? Availability.POSSIBLE
                : limit("more", bounds.max(), bounds.noun(), bounds.highest());
    }

    private static Availability limit(String which, int limit, String noun, String why) {
        return Availability.impossible("No %s than %,d %s: %s".formatted(which, limit, noun, why));
    }

    private Availability typed(CountText read) {
        return switch (read) {
            case Count _ -> Availability.POSSIBLE;
            case Refused(String sentence) -> Availability.impossible(sentence);
            case Unchanged _ ->
                    Availability.impossible(
                            text.get().isBlank()
                                    ? "Type a count first"
                                    : "That is the count already");
        };
    }

    ReadOnlyStringProperty desired() {
        return desired.getReadOnlyProperty();
    }

    StringProperty text() {
        return text;
    }

    /// What is wrong with the text; empty when nothing is.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> less() {
        return less.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> more() {
        return more.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> set() {
        return set.getReadOnlyProperty();
    }
}
