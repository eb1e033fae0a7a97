package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.metrics.MetricQueries;
import io.signalbox.lab.metrics.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;

/// All alarms. Each is looked at once when one of its periods is over; composite alarms after the others. Control
/// thread only.
public final class Alarms {
    /// What is said of a period may come a moment after its end.
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final int MOST = 5_000;

    private final Account account;
    private final MetricStore metrics;
    private final InstantSource clock;
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    public Alarms(Account account, MetricStore metrics, InstantSource clock) {
        this.account = account;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Told of each action that an alarm takes: when it enters a state, and once a period while it stays in ALARM, as
    /// scaling policies are called then.
    public interface Listener {
        /// @param action an ARN
        /// @param value the newest value of the alarm's metric
        void called(String alarm, String action, OptionalDouble value, Instant at);
    }

    public void onAction(Listener listener) {
        listeners.add(listener);
    }

    /// An alarm as others see it.
    public record Seen(String name, String arn, AlarmState state, String reason) {}

    public Optional<Seen> find(String name) {
        return Optional.ofNullable(alarms.get(name))
                .map(a -> new Seen(a.name(), a.arn(), a.state(), a.reason()));
    }

    Collection<Alarm> all() {
        return List.copyOf(alarms.values());
    }

    /// @throws ApiError `ResourceNotFound`
    Alarm alarm(String name) {
        Alarm alarm = alarms.get(name);
        if (alarm == null) {
            throw new ApiError("ResourceNotFound", 404, "There is no alarm '%s'.".formatted(name));
        }
        return alarm;
    }

    /// @return its ARN
    String put(AlarmSettings settings, Alarm.Watch watch, Map<String, String> tags) {
        Instant now = clock.instant();
        Alarm known = alarms.get(settings.name());
        if (known != null) {
            known.configure(settings, watch, now);
            return known.arn();
        }
        if (alarms.size() >= MOST) {
            throw ApiError.of("LimitExceeded", "The lab keeps at most %d alarms.".formatted(MOST));
        }
        String arn = account.arn("cloudwatch", "alarm:" + settings.name());
        alarms.put(settings.name(), new Alarm(arn, settings, watch, tags, now));
        return arn;
    }

    /// Makes the alarm of a scaling policy.
    ///
    /// @return its ARN
    public String track(TrackedMetric metric, TrackedMetric.Alarm wanted) {
        AlarmSettings settings =
                new AlarmSettings(
                        wanted.name(),
                        Optional.of(wanted.description()),
                        true,
                        List.of(),
                        List.of(wanted.action()),
                        List.of());
        return put(settings, new Alarm.OfMetric(metric.condition(wanted)), Map.of());
    }

    /// The threshold of a metric alarm; empty for others.
    public Optional<Double> threshold(String name) {
        Alarm alarm = alarms.get(name);
        return alarm != null && alarm.watch() instanceof Alarm.OfMetric(MetricCondition condition)
                ? Optional.of(condition.threshold().doubleValue())
                : Optional.empty();
    }

    public boolean remove(String name) {
        return alarms.remove(name) != null;
    }

    /// Names of composite alarms that ask about this one, and so keep it from being removed.
    List<String> askedBy(String name) {
        return alarms.values().stream()
                .filter(
                        a ->
                                a.watch() instanceof Alarm.OfAlarms(CompositeRule rule)
                                        && rule.alarms().contains(name))
                .map(Alarm::name)
                .toList();
    }

    /// As an operator sets it for a test; stays until the next look.
    void set(Alarm alarm, AlarmState state, String reason) {
        Instant now = clock.instant();
        if (alarm.watch() instanceof Alarm.OfMetric(MetricCondition condition)) {
            alarm.lookedAt(lastEnd(period(condition), now));
        }
        enter(alarm, state, reason, now);
    }

    private Duration period(MetricCondition condition) {
        return new MetricQueries(metrics, condition.queries(), Instant.EPOCH, Instant.EPOCH)
                .period();
    }

    private static Instant lastEnd(Duration period, Instant now) {
        return MetricStore.aligned(now.minus(LATE), period);
    }

    /// Looks at each alarm that has a period behind it that was not looked at.
    public void tick() {
        Instant now = clock.instant();
        for (Alarm alarm : all()) {
            if (alarm.watch() instanceof Alarm.OfMetric(MetricCondition condition)) {
                look(alarm, condition, now);
            }
        }
        for (Alarm alarm : all()) {
            if (alarm.watch() instanceof Alarm.OfAlarms(CompositeRule rule)) {
                look(alarm, rule, now);
            }
        }
    }

    private void look(Alarm alarm, MetricCondition condition, Instant now) {
        Duration period = period(condition);
        Instant end = lastEnd(period, now);
        if (!end.isAfter(alarm.lookedAt())) {
            return;
        }
        alarm.lookedAt(end);
        Verdict verdict = verdict(condition, period, end);
        alarm.newest(verdict.newest());
        AlarmState state = verdict.state();
        if (state != null && !enter(alarm, state, verdict.reason(), now)) {
            again(alarm, now);
        }
    }

    private Verdict verdict(MetricCondition condition, Duration period, Instant end) {
        Instant from = end.minus(period.multipliedBy(condition.evaluationPeriods()));
        try {
            NavigableMap<Instant, Double> values =
                    new MetricQueries(metrics, condition.queries(), from, end)
                            .values(condition.returned());
            return Verdict.of(condition, values, period, end);
        } catch (ApiError unknown) {
            return new Verdict(
                    AlarmState.INSUFFICIENT_DATA,
                    "Not evaluated by the lab: " + unknown.text(),
                    OptionalDouble.empty());
        }
    }

    private void look(Alarm alarm, CompositeRule rule, Instant now) {
        boolean holds =
                rule.holds(
                        name ->
                                Optional.ofNullable(alarms.get(name))
                                        .map(Alarm::state)
                                        .orElse(AlarmState.INSUFFICIENT_DATA));
        AlarmState state = holds ? AlarmState.ALARM : AlarmState.OK;
        if (alarm.state() != state) {
            enter(alarm, state, "The rule %s is %s.".formatted(rule.text(), holds), now);
        }
    }

    private boolean enter(Alarm alarm, AlarmState state, String reason, Instant now) {
        boolean entered = alarm.enter(state, reason, now);
        if (entered && alarm.settings().actionsEnabled()) {
            for (String action : alarm.settings().actions(state)) {
                alarm.tell(now, "Action", "Called " + action);
                call(alarm, action, now);
            }
        }
        return entered;
    }

    private void again(Alarm alarm, Instant now) {
        if (alarm.state() == AlarmState.ALARM && alarm.settings().actionsEnabled()) {
            alarm.settings().alarmActions().stream()
                    .filter(action -> action.contains(":scalingPolicy:"))
                    .forEach(action -> call(alarm, action, now));
        }
    }

    private void call(Alarm alarm, String action, Instant now) {
        listeners.forEach(l -> l.called(alarm.name(), action, alarm.newest(), now));
    }
}
