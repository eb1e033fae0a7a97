package io.signalbox.lab.balancer.target;

/// How a group chooses among its healthy targets, at connect time only.
public enum Algorithm {
    ROUND_ROBIN("round_robin"),
    LEAST_OUTSTANDING("least_outstanding_requests");

    private final String wireName;

    Algorithm(String wireName) {
        this.wireName = wireName;
    }

    /// The value of the group attribute `load_balancing.algorithm.type`.
    public String wireName() {
        return wireName;
    }
}
