package io.signalbox.lab.ecs;

import io.signalbox.lab.ecs.ServiceSpec.TargetGroupUse;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One task with all that `DescribeTasks` tells of it. Control thread only.
final class Task {
    private final String id;
    private final String token;
    private final String serviceName;
    private final String deploymentId;
    private final TaskDefinition definition;
    private final Optional<String> provider;
    private final List<TargetGroupUse> targets;
    private final Map<TaskState, Instant> times = new EnumMap<>(TaskState.class);
    private TaskState state = TaskState.PROVISIONING;
    private int version = 1;
    private boolean registered;
    private boolean killed;
    private boolean settled;
    private String zone = "";
    private String address = "";
    private @Nullable ContainerInstance instance;
    private @Nullable TaskProcess process;
    private @Nullable StopReason stop;
    private @Nullable Integer exitCode;

    /// @param id 32 hex digits
    /// @param token what its metadata is asked for by
    /// @param provider the capacity provider that it goes to, empty for any instance
    Task(
            String id,
            String token,
            Service service,
            Deployment deployment,
            Optional<String> provider,
            Instant now) {
        this.id = id;
        this.token = token;
        this.serviceName = service.name();
        this.deploymentId = deployment.id();
        this.definition = deployment.definition();
        this.provider = provider;
        this.targets = service.spec().targets();
        times.put(TaskState.PROVISIONING, now);
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    String serviceName() {
        return serviceName;
    }

    String deploymentId() {
        return deploymentId;
    }

    TaskDefinition definition() {
        return definition;
    }

    /// The capacity provider; empty for a task of launch type EC2.
    Optional<String> provider() {
        return provider;
    }

    /// Where it is registered, as its service had it when the task was made.
    List<TargetGroupUse> targets() {
        return targets;
    }

    boolean isFargate() {
        return provider.map(ServiceSpec::isFargate).orElse(false);
    }

    TaskState state() {
        return state;
    }

    int version() {
        return version;
    }

    void enter(TaskState next, Instant now) {
        state = next;
        version++;
        times.put(next, now);
    }

    Optional<Instant> entered(TaskState what) {
        return Optional.ofNullable(times.get(what));
    }

    Instant created() {
        return times.getOrDefault(TaskState.PROVISIONING, Instant.EPOCH);
    }

    /// When the task came into the state that it is in.
    Instant since() {
        return times.getOrDefault(state, created());
    }

    /// Whether it is wanted: it runs or is on its way to.
    boolean isWanted() {
        return stop == null;
    }

    Optional<StopReason> stop() {
        return Optional.ofNullable(stop);
    }

    /// The first reason stays.
    void stop(StopReason reason) {
        if (stop == null) {
            stop = reason;
        }
    }

    Optional<ContainerInstance> instance() {
        return Optional.ofNullable(instance);
    }

    boolean isOn(String containerInstanceId) {
        return state != TaskState.STOPPED
                && instance != null
                && instance.id().equals(containerInstanceId);
    }

    void place(ContainerInstance where) {
        instance = where;
        zone = where.zone();
    }

    /// Places it without an instance, on Fargate.
    void placeIn(String where) {
        zone = where;
    }

    Optional<String> zone() {
        return zone.isEmpty() ? Optional.empty() : Optional.of(zone);
    }

    /// The address of its own that a task in network mode `awsvpc` has.
    Optional<String> address() {
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    void address(String own) {
        address = own;
    }

    Optional<TaskProcess> process() {
        return Optional.ofNullable(process);
    }

    void process(TaskProcess started) {
        process = started;
    }

    /// Where the load balancer reaches it; empty until its process is ready.
    Optional<TargetRegistry.TaskTarget> target() {
        int port = process == null ? 0 : process.port();
        return process == null
                ? Optional.empty()
                : address()
                        .or(() -> instance().map(ContainerInstance::instanceId))
                        .map(id -> new TargetRegistry.TaskTarget(id, port));
    }

    boolean isRegistered() {
        return registered;
    }

    void registered(boolean now) {
        registered = now;
    }

    /// Whether SIGKILL was sent.
    boolean isKilled() {
        return killed;
    }

    void killed() {
        killed = true;
    }

    /// Whether it has run long enough to count as a success.
    boolean isSettled() {
        return settled;
    }

    void settled() {
        settled = true;
    }

    OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    void exitCode(int code) {
        exitCode = code;
    }
}
