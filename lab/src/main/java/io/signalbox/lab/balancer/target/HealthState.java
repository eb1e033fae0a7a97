package io.signalbox.lab.balancer.target;

import java.util.Locale;

/// Where a target stands, in the words of ELBv2 `DescribeTargetHealth`.
public enum HealthState {
    INITIAL,
    HEALTHY,
    UNHEALTHY,
    DRAINING,
    UNUSED;

    /// The name on the AWS wire: `initial`, `healthy`, `unhealthy`, `draining`, `unused`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
