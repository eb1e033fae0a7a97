package io.signalbox.lab.balancer.target;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A set of targets with their health, made by [Balancer#addGroup]. All methods may be called from any thread and
/// return at once; health changes are made by the checks in the background.
///
/// Unlike an ALB the group does not fail open: with no healthy target, requests are answered 503.
public final class TargetGroup {
    private static final Logger log = LoggerFactory.getLogger(TargetGroup.class);

    /// Checks one target once; the future never fails and completes on the loop.
    public interface Checker {
        Future<Probe.Result> check(EventLoop loop, Target target, HealthCheck check);
    }

    private final String id;
    private final EventLoop loop;
    private final Checker checker;
    private final TrafficMeter meter = new TrafficMeter(null);
    // Held for a few instructions only, so that event loops may take it; no call leaves this
    // package while it is held.
    private final Object lock = new Object();
    private final Map<String, TargetState> targets = new LinkedHashMap<>();
    private volatile TargetGroupSettings settings;
    private boolean used;
    private int turn;

    public TargetGroup(String id, TargetGroupSettings settings, EventLoop loop, Checker checker) {
        this.id = id;
        this.settings = settings;
        this.loop = loop;
        this.checker = checker;
    }

    public String id() {
        return id;
    }

    public TargetGroupSettings settings() {
        return settings;
    }

    /// Takes effect from the next request and the next health check on; a drain already begun keeps its delay.
    public void settings(TargetGroupSettings changed) {
        settings = changed;
    }

    /// Adds a target: `unused` while no rule names this group, else `initial` until its first health check. A target
    /// that is already there stays as it is; one that drains is taken back.
    public void register(Target target) {
        CompletableFuture<Void> abandoned = null;
        synchronized (lock) {
            TargetState known = targets.get(target.key());
            if (known != null && known.state() != HealthState.DRAINING) {
                return;
            }
            if (known != null) {
                known.cancelTimer();
                abandoned = known.drained();
            }
            // A fresh state also when taken back: the old one's connections are on their way out.
            TargetState state = new TargetState(target, this, meter);
            targets.put(target.key(), state);
            if (used) {
                startChecks(state);
            } else {
                state.unused();
            }
        }
        if (abandoned != null) {
            abandoned.complete(null);
        }
    }

    /// Starts to drain the target with this id and port: from now on it gets no request, also not from a client that
    /// sticks to it; idle connections close, open WebSockets and running requests stay. The future completes when the
    /// last one has gone, or at the end of the deregistration delay when what is left has been closed; until then the
    /// target shows `draining`, after that it is gone from [#health]. Asking again gives the same future; for an unknown
    /// target it is complete at once.
    public CompletableFuture<Void> deregister(Target target) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        List<TargetState.Lease> open;
        synchronized (lock) {
            TargetState state = targets.get(target.key());
            if (state == null) {
                return CompletableFuture.completedFuture(null);
            }
            if (state.drained() != null) {
                return state.drained();
            }
            state.draining(end);
            open = state.leasesNow();
            if (open.isEmpty()) {
                targets.remove(target.key());
            } else {
                state.timer(
                        loop.schedule(
                                () -> finishDrain(state),
                                settings.deregistrationDelay().toMillis(),
                                TimeUnit.MILLISECONDS));
            }
        }
        open.forEach(TargetState.Lease::drain);
        if (open.isEmpty()) {
            end.complete(null);
        }
        return end;
    }

    /// Every target in the order of registration.
    public List<TargetHealth> health() {
        synchronized (lock) {
            return targets.values().stream().map(TargetState::health).toList();
        }
    }

    /// Traffic of the group since it was added, targets that have left included.
    public TrafficCounts counts() {
        return meter.counts();
    }

    /// Traffic of each target that is registered or draining.
    public Map<Target, TrafficCounts> targetCounts() {
        Map<Target, TrafficCounts> counts = new LinkedHashMap<>();
        synchronized (lock) {
            targets.values().forEach(state -> counts.put(state.target(), state.meter().counts()));
        }
        return counts;
    }

    public TrafficMeter meter() {
        return meter;
    }

    /// The target for the next request: the one the client sticks to if it is healthy, else by the algorithm.
    public Optional<TargetState> choose(Optional<String> stickyKey) {
        synchronized (lock) {
            Optional<TargetState> sticky =
                    stickyKey
                            .flatMap(key -> Optional.ofNullable(targets.get(key)))
                            .filter(state -> state.state() == HealthState.HEALTHY);
            return sticky.isPresent() ? sticky : chooseFresh();
        }
    }

    private Optional<TargetState> chooseFresh() {
        List<TargetState> healthy =
                targets.values().stream()
                        .filter(state -> state.state() == HealthState.HEALTHY)
                        .toList();
        if (healthy.isEmpty()) {
            return Optional.empty();
        }
        // The turn also moves on for least outstanding: it breaks ties fairly.
        int start = Math.floorMod(turn++, healthy.size());
        TargetState best = healthy.get(start);
        if (settings.algorithm() == Algorithm.LEAST_OUTSTANDING) {
            for (int i = 1; i < healthy.size(); i++) {
                TargetState other = healthy.get((start + i) % healthy.size());
                if (other.outstanding().get() < best.outstanding().get()) {
                    best = other;
                }
            }
        }
        return Optional.of(best);
    }

    /// Books a connection to a target just chosen. False if the target has begun to drain meanwhile: choose again.
    public boolean open(TargetState state, TargetState.Lease lease) {
        synchronized (lock) {
            if (state.state() == HealthState.DRAINING) {
                return false;
            }
            state.leases().add(lease);
        }
        state.meter().opened();
        return true;
    }

    public void closed(TargetState state, TargetState.Lease lease) {
        boolean last;
        synchronized (lock) {
            if (!state.leases().remove(lease)) {
                return;
            }
            last = state.drained() != null && state.leases().isEmpty();
        }
        state.meter().closed();
        if (last) {
            finishDrain(state);
        }
    }

    /// Whether any rule names this group.
    public void used(boolean now) {
        synchronized (lock) {
            if (used == now) {
                return;
            }
            used = now;
            for (TargetState state : targets.values()) {
                if (state.state() == HealthState.DRAINING) {
                    continue;
                }
                if (now) {
                    startChecks(state);
                } else {
                    state.unused();
                }
            }
        }
    }

    /// Ends all checks and drains; the connections are the balancer's to close.
    public void stop() {
        List<CompletableFuture<Void>> drains = new ArrayList<>();
        synchronized (lock) {
            for (TargetState state : targets.values()) {
                state.cancelTimer();
                if (state.drained() != null) {
                    drains.add(state.drained());
                }
            }
            targets.clear();
        }
        drains.forEach(drain -> drain.complete(null));
    }

    private void finishDrain(TargetState state) {
        CompletableFuture<Void> end;
        List<TargetState.Lease> left;
        synchronized (lock) {
            state.cancelTimer();
            targets.remove(state.target().key(), state);
            end = state.drained();
            left = state.leasesNow();
        }
        if (!left.isEmpty()) {
            log.info("{} {}: delay over, closing {}", id, state.target().key(), left.size());
        }
        left.forEach(TargetState.Lease::cut);
        if (end != null) {
            end.complete(null);
        }
    }

    private void startChecks(TargetState state) {
        int round = state.registering();
        state.timer(loop.schedule(() -> check(state, round), 0, TimeUnit.MILLISECONDS));
    }

    private void check(TargetState state, int round) {
        HealthCheck check = settings.healthCheck();
        synchronized (lock) {
            if (!checkable(state, round)) {
                return;
            }
            state.checking();
        }
        Future<Probe.Result> result = checker.check(loop, state.target(), check);
        result.addListener(done -> checked(state, round, result.getNow()));
    }

    private void checked(TargetState state, int round, Probe.Result result) {
        HealthState before;
        TargetHealth after;
        synchronized (lock) {
            if (!checkable(state, round)) {
                return;
            }
            before = state.state();
            HealthCheck check = settings.healthCheck();
            state.checked(result, check);
            after = state.health();
            state.timer(
                    loop.schedule(
                            () -> check(state, round),
                            check.interval().toMillis(),
                            TimeUnit.MILLISECONDS));
        }
        if (before != after.state()) {
            log.info(
                    "{} {}: {} {}",
                    id,
                    state.target().key(),
                    after.state().wireName(),
                    after.description());
        }
    }

    private boolean checkable(TargetState state, int round) {
        // A probe may end after its target has left, drains, or was registered anew.
        return targets.get(state.target().key()) == state
                && state.round() == round
                && state.state() != HealthState.DRAINING
                && state.state() != HealthState.UNUSED;
    }
}
