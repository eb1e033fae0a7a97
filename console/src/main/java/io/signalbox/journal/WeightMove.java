package io.signalbox.journal;

import java.util.Map;

/// The machine-readable part of a traffic operation: what a roll back goes back to.
///
/// @param before weights by target group ARN before the first write
/// @param after weights by target group ARN when all is done
public record WeightMove(String ruleArn, Map<String, Integer> before, Map<String, Integer> after) {

    public WeightMove {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }
}
