package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A step scaling policy: how many tasks more or fewer, by how far an alarm's metric is over its threshold.
///
/// @param adjustment `ChangeInCapacity`, `PercentChangeInCapacity` or `ExactCapacity`
record Steps(
        String adjustment,
        List<Step> steps,
        OptionalInt magnitude,
        int cooldownSeconds,
        Members described)
        implements PolicySettings {
    private static final List<String> KINDS =
            List.of("ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity");
    private static final int COOLDOWN = 300;
    private static final Set<String> NO_TEXTS =
            Set.of(
                    "MinAdjustmentMagnitude",
                    "Cooldown",
                    "MetricIntervalLowerBound",
                    "MetricIntervalUpperBound",
                    "ScalingAdjustment");

    /// From `from` (inclusive) to `to` (exclusive) over the threshold.
    record Step(Optional<Double> from, Optional<Double> to, int by) {
        boolean holds(double over) {
            return from.map(least -> over >= least).orElse(true)
                    && to.map(most -> over < most).orElse(true);
        }
    }

    static Steps from(Input input) {
        String kind = input.requiredText("AdjustmentType");
        if (!KINDS.contains(kind)) {
            throw input.invalid("AdjustmentType must be one of %s, not %s.".formatted(KINDS, kind));
        }
        List<Step> steps = new ArrayList<>();
        for (Input step : input.items("StepAdjustments")) {
            steps.add(
                    new Step(
                            step.decimal("MetricIntervalLowerBound").map(Number::doubleValue),
                            step.decimal("MetricIntervalUpperBound").map(Number::doubleValue),
                            step.number("ScalingAdjustment")
                                    .orElseThrow(
                                            () ->
                                                    input.invalid(
                                                            "ScalingAdjustment is required."))));
        }
        if (steps.isEmpty()) {
            throw input.invalid("StepAdjustments needs at least one step.");
        }
        return new Steps(
                kind,
                steps,
                input.number("MinAdjustmentMagnitude"),
                input.number("Cooldown").orElse(COOLDOWN),
                input.asGiven(NO_TEXTS));
    }

    @Override
    public String type() {
        return "StepScaling";
    }

    @Override
    public Members members() {
        return Members.of().put("StepScalingPolicyConfiguration", described);
    }

    /// @param over the metric's value less the alarm's threshold
    /// @return empty where no step is for this
    OptionalInt wanted(int now, double over) {
        return steps.stream()
                .filter(step -> step.holds(over))
                .mapToInt(step -> changed(now, step.by()))
                .findFirst();
    }

    private int changed(int now, int by) {
        if (adjustment.equals("ExactCapacity")) {
            return by;
        }
        if (adjustment.equals("ChangeInCapacity")) {
            return Math.max(0, now + by);
        }
        double exact = now * by / 100.0;
        // as the API says: away from zero below one, else towards it
        int change = Math.abs(exact) < 1 ? (int) Math.signum(exact) : (int) exact;
        int least = magnitude.orElse(0);
        int moved = Math.abs(change) < least ? Integer.signum(by) * least : change;
        return Math.max(0, now + moved);
    }
}
