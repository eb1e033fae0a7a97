package io.signalbox.cloud;

/// How a service is deployed. Words as AWS sends them.
///
/// @param state of the primary deployment (`COMPLETED`, `IN_PROGRESS`, `FAILED`); empty where none
/// @param strategy `ROLLING`, or one in which ECS itself moves the weights: `BLUE_GREEN`, `LINEAR`,
///     `CANARY`
public record Rollout(String state, String strategy) {

    public boolean movesWeights() {
        return !strategy.isEmpty() && !strategy.equals("ROLLING");
    }
}
