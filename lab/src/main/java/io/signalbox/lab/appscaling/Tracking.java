package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.metrics.alarm.TrackedMetric;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/// A target tracking policy: keep the metric at the target.
///
/// @param described the structure as it was given, to be shown again
record Tracking(
        BigDecimal target,
        TrackedMetric metric,
        int outCooldownSeconds,
        int inCooldownSeconds,
        boolean scaleInDisabled,
        Members described)
        implements PolicySettings {
    private static final int COOLDOWN = 300;
    private static final Set<String> NO_TEXTS =
            Set.of(
                    "TargetValue",
                    "ScaleInCooldown",
                    "ScaleOutCooldown",
                    "DisableScaleIn",
                    "ReturnData",
                    "Period");

    static Tracking from(Input input, TargetId target) {
        BigDecimal value =
                input.decimal("TargetValue")
                        .orElseThrow(() -> input.invalid("TargetValue is required."));
        if (value.signum() <= 0) {
            throw input.invalid("TargetValue must be more than 0, not %s.".formatted(value));
        }
        Optional<Input> customized = input.members("CustomizedMetricSpecification");
        Optional<Input> predefined = input.members("PredefinedMetricSpecification");
        if (customized.isPresent() == predefined.isPresent()) {
            throw input.invalid(
                    "Give CustomizedMetricSpecification or PredefinedMetricSpecification, and not both.");
        }
        TrackedMetric metric =
                customized
                        .map(TrackedMetric::customized)
                        .orElseGet(
                                () ->
                                        TrackedMetric.predefined(
                                                predefined.orElseThrow(),
                                                target.cluster(),
                                                target.service()));
        return new Tracking(
                value,
                metric,
                input.number("ScaleOutCooldown").orElse(COOLDOWN),
                input.number("ScaleInCooldown").orElse(COOLDOWN),
                input.flag("DisableScaleIn").orElse(false),
                input.asGiven(NO_TEXTS));
    }

    @Override
    public String type() {
        return "TargetTrackingScaling";
    }

    @Override
    public Members members() {
        return Members.of().put("TargetTrackingScalingPolicyConfiguration", described);
    }

    /// What it takes to come to the target, as far as the average over the tasks says.
    int wanted(int now, double value) {
        return (int) Math.ceil(now * value / target.doubleValue());
    }
}
