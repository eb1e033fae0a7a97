package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.Set;

/// Reads a policy, as the API and templates write it.
final class PolicyReader {
    private PolicyReader() {}

    static PolicySettings settings(Input input, TargetId target) {
        String type = input.text("PolicyType").orElse("StepScaling");
        return switch (type) {
            case "TargetTrackingScaling" ->
                    Tracking.from(
                            configuration(input, "TargetTrackingScalingPolicyConfiguration"),
                            target);
            case "StepScaling" ->
                    Steps.from(configuration(input, "StepScalingPolicyConfiguration"));
            case "PredictiveScaling" -> {
                String name = "PredictiveScalingPolicyConfiguration";
                Members given = configuration(input, name).asGiven(Set.of());
                yield new KeptOnly(type, Members.of().put(name, given));
            }
            default ->
                    throw input.invalid(
                            "PolicyType must be TargetTrackingScaling, StepScaling or PredictiveScaling, not %s."
                                    .formatted(type));
        };
    }

    private static Input configuration(Input input, String name) {
        return input.members(name)
                .orElseThrow(() -> input.invalid(name + " is required for this PolicyType."));
    }
}
