package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.Members;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// One alarm with its state and what became of it. Control thread only.
final class Alarm {
    private static final int KEPT = 100;

    private final String arn;
    private final Deque<HistoryItem> history = new ArrayDeque<>();
    private AlarmSettings settings;
    private Watch watch;
    private Map<String, String> tags;
    private Instant configured;
    private AlarmState state = AlarmState.INSUFFICIENT_DATA;
    private String reason = "Unchecked: Initial alarm creation";
    private Instant since;
    private Instant updated;
    private Instant lookedAt = Instant.MIN;
    private OptionalDouble newest = OptionalDouble.empty();

    /// What an alarm watches.
    sealed interface Watch {}

    record OfMetric(MetricCondition condition) implements Watch {}

    record OfAlarms(CompositeRule rule) implements Watch {}

    /// @param type `ConfigurationUpdate`, `StateUpdate` or `Action`
    record HistoryItem(Instant at, String type, String summary) {}

    Alarm(String arn, AlarmSettings settings, Watch watch, Map<String, String> tags, Instant now) {
        this.arn = arn;
        this.settings = settings;
        this.watch = watch;
        this.tags = Map.copyOf(tags);
        this.configured = now;
        this.since = now;
        this.updated = now;
        tell(now, "ConfigurationUpdate", "Alarm \"" + settings.name() + "\" created");
    }

    void configure(AlarmSettings changed, Watch watched, Instant now) {
        settings = changed;
        watch = watched;
        configured = now;
        lookedAt = Instant.MIN;
        tell(now, "ConfigurationUpdate", "Alarm \"" + changed.name() + "\" updated");
    }

    /// Whether this is a new state.
    boolean enter(AlarmState next, String why, Instant now) {
        boolean other = next != state;
        if (other) {
            tell(now, "StateUpdate", "Alarm updated from %s to %s".formatted(state, next));
            since = now;
        }
        if (other || !why.equals(reason)) {
            updated = now;
        }
        state = next;
        reason = why;
        return other;
    }

    void tell(Instant now, String type, String summary) {
        history.addFirst(new HistoryItem(now, type, summary));
        if (history.size() > KEPT) {
            history.removeLast();
        }
    }

    /// Newest first.
    List<HistoryItem> history() {
        return List.copyOf(history);
    }

    String name() {
        return settings.name();
    }

    String arn() {
        return arn;
    }

    AlarmSettings settings() {
        return settings;
    }

    Watch watch() {
        return watch;
    }

    Map<String, String> tags() {
        return tags;
    }

    void tags(Map<String, String> changed) {
        tags = Map.copyOf(changed);
    }

    AlarmState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    /// The newest value that was looked at.
    OptionalDouble newest() {
        return newest;
    }

    void newest(OptionalDouble value) {
        newest = value;
    }

    /// The end of the last period that was looked at.
    Instant lookedAt() {
        return lookedAt;
    }

    void lookedAt(Instant end) {
        lookedAt = end;
    }

    String type() {
        return switch (watch) {
            case OfMetric _ -> "MetricAlarm";
            case OfAlarms _ -> "CompositeAlarm";
        };
    }

    Members members() {
        Members members =
                settings.members()
                        .put("AlarmArn", arn)
                        .put("AlarmConfigurationUpdatedTimestamp", configured)
                        .put("StateValue", state.name())
                        .put("StateReason", reason)
                        .put("StateUpdatedTimestamp", updated)
                        .put("StateTransitionedTimestamp", since);
        return switch (watch) {
            case OfMetric(MetricCondition condition) -> members.with(condition.members());
            case OfAlarms(CompositeRule rule) -> members.put("AlarmRule", rule.text());
        };
    }
}
