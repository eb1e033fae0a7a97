package io.signalbox.lab.balancer.target;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One target inside its group. Fields that are not final are guarded by the group's lock, which every method here
/// expects to be held unless it says otherwise.
public final class TargetState {

    /// An open connection to the target, as the target's drain sees it. Called without any lock.
    public interface Lease {
        /// Close now if idle, else as soon as the running request is answered; an open WebSocket stays.
        void drain();

        /// Close now, whatever runs.
        void cut();
    }

    private final Target target;
    private final TargetGroup group;
    private final TrafficMeter meter;
    // Requests and WebSockets in progress; read by the choice of target, so no lock.
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Set<Lease> leases = new LinkedHashSet<>();

    private HealthState state = HealthState.UNUSED;
    private @Nullable HealthReason reason = HealthReason.NOT_IN_USE;
    private String description = "";
    private int successes;
    private int failures;
    private int round;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable CompletableFuture<Void> drained;

    TargetState(Target target, TargetGroup group, TrafficMeter groupMeter) {
        this.target = target;
        this.group = group;
        this.meter = new TrafficMeter(groupMeter);
    }

    /// Any thread.
    public Target target() {
        return target;
    }

    /// Any thread.
    public TargetGroup group() {
        return group;
    }

    /// Any thread.
    public TrafficMeter meter() {
        return meter;
    }

    /// Any thread.
    public AtomicInteger outstanding() {
        return outstanding;
    }

    HealthState state() {
        return state;
    }

    int round() {
        return round;
    }

    TargetHealth health() {
        return new TargetHealth(target, state, Optional.ofNullable(reason), description);
    }

    Set<Lease> leases() {
        return leases;
    }

    List<Lease> leasesNow() {
        return new ArrayList<>(leases);
    }

    @Nullable CompletableFuture<Void> drained() {
        return drained;
    }

    void become(HealthState next, @Nullable HealthReason why, String text) {
        state = next;
        reason = why;
        description = text;
    }

    void unused() {
        cancelTimer();
        become(
                HealthState.UNUSED,
                HealthReason.NOT_IN_USE,
                "Target group is not configured to receive traffic from the load balancer");
    }

    /// Starts a new series of checks and says its number, by which results of an older series are known.
    int registering() {
        successes = 0;
        failures = 0;
        drained = null;
        become(
                HealthState.INITIAL,
                HealthReason.REGISTRATION_IN_PROGRESS,
                "Target registration is in progress");
        return ++round;
    }

    void draining(CompletableFuture<Void> end) {
        cancelTimer();
        drained = end;
        become(
                HealthState.DRAINING,
                HealthReason.DEREGISTRATION_IN_PROGRESS,
                "Target deregistration is in progress");
    }

    void timer(ScheduledFuture<?> next) {
        timer = next;
    }

    void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    void checking() {
        if (state == HealthState.INITIAL) {
            become(
                    HealthState.INITIAL,
                    HealthReason.INITIAL_HEALTH_CHECKING,
                    "Initial health checks in progress");
        }
    }

    /// Counts one result of a health check and moves between initial, healthy and unhealthy by the thresholds.
    void checked(Probe.Result result, HealthCheck check) {
        if (result.healthy()) {
            successes++;
            failures = 0;
            int needed = state == HealthState.INITIAL ? 1 : check.healthyThreshold();
            if (state != HealthState.HEALTHY && successes >= needed) {
                become(HealthState.HEALTHY, null, "");
            }
        } else {
            failures++;
            successes = 0;
            if (state == HealthState.UNHEALTHY || failures >= check.unhealthyThreshold()) {
                become(HealthState.UNHEALTHY, result.reason(), result.description());
            }
        }
    }
}
