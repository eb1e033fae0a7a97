package io.signalbox.lab.ecs.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One service deployment: how a service comes, or came, from the revisions before to another one. Control thread only.
public final class ServiceDeployment {
    private final Deployment target;
    private final List<Deployment> sources;
    private final ServiceSpec spec;
    private final Set<String> ignored = new TreeSet<>();
    private final Set<String> triggered = new TreeSet<>();
    private DeploymentStatus status = DeploymentStatus.PENDING;
    private String reason = "";
    private LifecycleStage stage = LifecycleStage.PRE_SCALE_UP;
    private Instant stageSince;
    private Instant updated;
    private int step = -1;
    private Instant stepSince = Instant.EPOCH;
    private double production;
    private double test;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable Rollback rollback;

    /// @param sources the revisions that run when it begins, the one in service first
    /// @param spec of the service as it was then
    ServiceDeployment(Deployment target, List<Deployment> sources, ServiceSpec spec, Instant now) {
        this.target = target;
        this.sources = List.copyOf(sources);
        this.spec = spec;
        this.stageSince = now;
        this.updated = now;
    }

    /// Why and when it turned, and the number of the revision that it goes back to.
    public record Rollback(String reason, Instant at, String revision) {}

    public Deployment target() {
        return target;
    }

    public List<Deployment> sources() {
        return sources;
    }

    public ServiceSpec spec() {
        return spec;
    }

    public DeploymentStrategy strategy() {
        return spec.policy().strategy();
    }

    public DeploymentStatus status() {
        return status;
    }

    /// For people; `""` while there is nothing to say.
    public String reason() {
        return reason;
    }

    public LifecycleStage stage() {
        return stage;
    }

    public Instant updated() {
        return updated;
    }

    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    public Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    public Optional<Rollback> rollback() {
        return Optional.ofNullable(rollback);
    }

    /// The percentage of production traffic that the target was given.
    public double production() {
        return production;
    }

    /// The percentage of test traffic that the target was given.
    public double test() {
        return test;
    }

    /// Those of its alarms that went off.
    public Set<String> triggered() {
        return Set.copyOf(triggered);
    }

    /// @param inAlarm those of its alarms that are in ALARM already, which it does not look at
    void begin(Set<String> inAlarm, LifecycleStage first, Instant now) {
        status = DeploymentStatus.IN_PROGRESS;
        started = now;
        ignored.addAll(inAlarm);
        enter(first, now);
    }

    boolean looksAt(String alarm) {
        return !ignored.contains(alarm);
    }

    void trigger(String alarm) {
        triggered.add(alarm);
    }

    void enter(LifecycleStage next, Instant now) {
        stage = next;
        stageSince = now;
        updated = now;
    }

    Duration inStage(Instant now) {
        return Duration.between(stageSince, now);
    }

    void enterStep(int number, Instant now) {
        step = number;
        stepSince = now;
        updated = now;
    }

    /// The step of the production traffic that it is at; -1 before the first.
    int step() {
        return step;
    }

    Duration inStep(Instant now) {
        return Duration.between(stepSince, now);
    }

    void production(double percent) {
        production = percent;
    }

    void test(double percent) {
        test = percent;
    }

    /// Asks for a way back, as `StopServiceDeployment` does; it begins with the next tick.
    void requestRollback(String why, Instant now) {
        status = DeploymentStatus.ROLLBACK_REQUESTED;
        reason = why;
        updated = now;
    }

    void rollBack(String why, String revision, Instant now) {
        status = DeploymentStatus.ROLLBACK_IN_PROGRESS;
        reason = why;
        rollback = new Rollback(why, now, revision);
        enter(LifecycleStage.PRODUCTION_TRAFFIC_SHIFT, now);
    }

    /// @param why for people; `""` leaves what was said before
    void end(DeploymentStatus last, String why, Instant now) {
        status = last;
        reason = why.isEmpty() ? reason : why;
        finished = now;
        updated = now;
    }
}
