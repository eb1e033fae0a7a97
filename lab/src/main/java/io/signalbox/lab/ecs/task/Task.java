package io.signalbox.lab.ecs.task;

import io.signalbox.lab.ecs.definition.TaskDefinition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One task with all that `DescribeTasks` tells of it. Control thread only.
public final class Task {
    private final String id;
    private final String token;
    private final TaskOwner owner;
    private final Origin origin;
    private final Optional<String> provider;
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

    /// What a task is made of and for, settled when it is made.
    ///
    /// @param targets where it is registered, as its service had it then
    public record Origin(
            String deploymentId, TaskDefinition definition, List<TargetGroupUse> targets) {
        public Origin {
            targets = List.copyOf(targets);
        }
    }

    /// @param id 32 hex digits
    /// @param token what its metadata is asked for by
    /// @param provider the capacity provider that it goes to, empty for any instance
    public Task(
            String id,
            String token,
            TaskOwner owner,
            Origin origin,
            Optional<String> provider,
            Instant now) {
        this.id = id;
        this.token = token;
        this.owner = owner;
        this.origin = origin;
        this.provider = provider;
        times.put(TaskState.PROVISIONING, now);
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    TaskOwner owner() {
        return owner;
    }

    public String serviceName() {
        return owner.name();
    }

    public String deploymentId() {
        return origin.deploymentId();
    }

    public TaskDefinition definition() {
        return origin.definition();
    }

    /// The capacity provider; empty for a task of launch type EC2.
    public Optional<String> provider() {
        return provider;
    }

    /// Where it is registered.
    List<TargetGroupUse> targets() {
        return origin.targets();
    }

    public boolean isFargate() {
        return provider.map(Fargate::is).orElse(false);
    }

    public TaskState state() {
        return state;
    }

    public int version() {
        return version;
    }

    void enter(TaskState next, Instant now) {
        state = next;
        version++;
        times.put(next, now);
    }

    public Optional<Instant> entered(TaskState what) {
        return Optional.ofNullable(times.get(what));
    }

    public Instant created() {
        return times.getOrDefault(TaskState.PROVISIONING, Instant.EPOCH);
    }

    /// When the task came into the state that it is in.
    public Instant since() {
        return times.getOrDefault(state, created());
    }

    /// Whether it is wanted: it runs or is on its way to.
    public boolean isWanted() {
        return stop == null;
    }

    public Optional<StopReason> stop() {
        return Optional.ofNullable(stop);
    }

    /// The first reason stays.
    void stop(StopReason reason) {
        if (stop == null) {
            stop = reason;
        }
    }

    public Optional<ContainerInstance> instance() {
        return Optional.ofNullable(instance);
    }

    public boolean isOn(String containerInstanceId) {
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

    public Optional<String> zone() {
        return zone.isEmpty() ? Optional.empty() : Optional.of(zone);
    }

    /// The address of its own that a task in network mode `awsvpc` has.
    public Optional<String> address() {
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    void address(String own) {
        address = own;
    }

    public Optional<TaskProcess> process() {
        return Optional.ofNullable(process);
    }

    void process(TaskProcess started) {
        process = started;
    }

    /// Where the load balancer reaches it; empty until its process is ready.
    public Optional<TargetRegistry.TaskTarget> target() {
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

    public OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    void exitCode(int code) {
        exitCode = code;
    }
}
