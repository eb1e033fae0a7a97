package io.signalbox.cloud;

import java.util.List;
import java.util.OptionalInt;

/// A listener rule with one weighted forward.
///
/// @param priority a number, or `default`
/// @param conditions in words, `path /socket.io/*`
public record Rule(
        String arn,
        String priority,
        String conditions,
        List<WeightedGroup> weights,
        GroupStickiness stickiness) {

    public Rule {
        weights = List.copyOf(weights);
    }

    public OptionalInt weightOf(String targetGroupArn) {
        return weights.stream()
                .filter(group -> group.targetGroupArn().equals(targetGroupArn))
                .mapToInt(WeightedGroup::weight)
                .findFirst();
    }
}
