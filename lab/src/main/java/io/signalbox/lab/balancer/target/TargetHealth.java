package io.signalbox.lab.balancer.target;

import java.util.Optional;

/// One target with its state now. `reason` is empty and `description` is `""` for a healthy one, as in ELBv2.
public record TargetHealth(
        Target target, HealthState state, Optional<HealthReason> reason, String description) {}
