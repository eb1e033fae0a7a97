package io.signalbox.lab.appscaling;

import io.signalbox.lab.metrics.alarm.AlarmState;
import io.signalbox.lab.metrics.alarm.Alarms;
import io.signalbox.lab.metrics.alarm.TrackedMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The two alarms of each target tracking policy, named as AWS names them. High after 3 periods over the target, low
/// after 15 under nine tenths of it.
final class PolicyAlarms {
    private static final int HIGH_PERIODS = 3;
    private static final int LOW_PERIODS = 15;
    private static final double LOW_SHARE = 0.9;

    private final Alarms alarms;

    PolicyAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    List<Policy.Made> make(Policy policy) {
        if (!(policy.settings() instanceof Tracking tracking)) {
            return List.of();
        }
        List<Policy.Made> made = new ArrayList<>();
        double target = tracking.target().doubleValue();
        made.add(make(policy, tracking, "AlarmHigh", new Limit(true, target, HIGH_PERIODS)));
        if (!tracking.scaleInDisabled()) {
            Limit low = new Limit(false, target * LOW_SHARE, LOW_PERIODS);
            made.add(make(policy, tracking, "AlarmLow", low));
        }
        return made;
    }

    private record Limit(boolean above, double value, int periods) {}

    private Policy.Made make(Policy policy, Tracking tracking, String which, Limit limit) {
        String name =
                "TargetTracking-%s-%s-%s"
                        .formatted(policy.target().resourceId(), which, UUID.randomUUID());
        TrackedMetric.Alarm alarm =
                new TrackedMetric.Alarm(
                        name,
                        "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.arn(),
                        policy.arn(),
                        limit.above(),
                        limit.value(),
                        limit.periods());
        return new Policy.Made(name, alarms.track(tracking.metric(), alarm));
    }

    /// Whether the policy's low alarm says that the tasks are needed.
    boolean holdsTasks(Policy policy) {
        return policy.alarms().stream()
                .filter(made -> made.name().contains("-AlarmLow-"))
                .flatMap(made -> alarms.find(made.name()).stream())
                .anyMatch(seen -> seen.state() == AlarmState.OK);
    }

    void remove(Policy policy) {
        policy.alarms().forEach(made -> alarms.remove(made.name()));
    }

    Optional<Double> threshold(String alarm) {
        return alarms.threshold(alarm);
    }
}
