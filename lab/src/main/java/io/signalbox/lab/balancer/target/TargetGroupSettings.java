package io.signalbox.lab.balancer.target;

import java.time.Duration;
import java.util.Optional;

/// What may be changed on a target group while it runs.
///
/// `deregistrationDelay` is how long a draining target keeps its open connections (0 to 3600 s). `targetStickiness`
/// is the life of the `AWSALB` cookie (1 s to 7 days), empty = off.
public record TargetGroupSettings(
        HealthCheck healthCheck,
        Duration deregistrationDelay,
        Optional<Duration> targetStickiness,
        Algorithm algorithm) {
    public TargetGroupSettings {
        if (deregistrationDelay.isNegative()
                || deregistrationDelay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "deregistration delay must be 0 to 3600 seconds, not " + deregistrationDelay);
        }
        targetStickiness.ifPresent(Stickiness::requireAllowed);
    }

    /// Round robin, sticky for a day, five minutes of draining: what AWS takes when told nothing but the check.
    public static TargetGroupSettings of(HealthCheck healthCheck) {
        return new TargetGroupSettings(
                healthCheck,
                Duration.ofMinutes(5),
                Optional.of(Duration.ofDays(1)),
                Algorithm.ROUND_ROBIN);
    }

    public TargetGroupSettings withHealthCheck(HealthCheck check) {
        return new TargetGroupSettings(check, deregistrationDelay, targetStickiness, algorithm);
    }

    public TargetGroupSettings withDeregistrationDelay(Duration delay) {
        return new TargetGroupSettings(healthCheck, delay, targetStickiness, algorithm);
    }

    public TargetGroupSettings withTargetStickiness(Optional<Duration> stickiness) {
        return new TargetGroupSettings(healthCheck, deregistrationDelay, stickiness, algorithm);
    }

    public TargetGroupSettings withAlgorithm(Algorithm choice) {
        return new TargetGroupSettings(healthCheck, deregistrationDelay, targetStickiness, choice);
    }
}
