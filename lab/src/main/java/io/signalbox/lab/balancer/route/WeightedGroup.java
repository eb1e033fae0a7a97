package io.signalbox.lab.balancer.route;

/// A target group by its id with its share of new clients: 0 to 999, relative to the other weights of the action.
public record WeightedGroup(String groupId, int weight) {
    public WeightedGroup {
        if (weight < 0 || weight > 999) {
            throw new IllegalArgumentException(
                    "weight of target group " + groupId + " must be 0 to 999, not " + weight);
        }
    }
}
