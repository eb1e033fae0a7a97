package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.metrics.alarm.Alarms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/// Scalable targets with their policies, scheduled actions and activities. Control thread only.
public final class AppScaling {
    private static final int KEPT_ACTIVITIES = 200;

    private final Account account;
    private final InstantSource clock;
    private final ScaledServices services;
    private final PolicyAlarms policyAlarms;
    private final Map<TargetId, ScalableTarget> targets = new LinkedHashMap<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private final Map<String, ScheduledAction> schedules = new LinkedHashMap<>();
    private final Map<TargetId, Instant> actedAt = new HashMap<>();
    private final Deque<Activity> activities = new ArrayDeque<>();

    public AppScaling(
            Account account, InstantSource clock, ScaledServices services, Alarms alarms) {
        this.account = account;
        this.clock = clock;
        this.services = services;
        this.policyAlarms = new PolicyAlarms(alarms);
        alarms.onAction(this::called);
    }

    Instant now() {
        return clock.instant();
    }

    String arn(String what) {
        return account.arn("application-autoscaling", what);
    }

    /// The role that AWS makes for this by itself.
    String serviceRole() {
        return "arn:aws:iam::%s:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/%s"
                .formatted(account.id(), "AWSServiceRoleForApplicationAutoScaling_ECSService");
    }

    Collection<ScalableTarget> targets() {
        return List.copyOf(targets.values());
    }

    Optional<ScalableTarget> find(TargetId id) {
        return Optional.ofNullable(targets.get(id));
    }

    /// @throws ApiError `ObjectNotFoundException`
    ScalableTarget target(TargetId id) {
        return find(id).orElseThrow(
                        () ->
                                notFound(
                                        "No scalable target found for service namespace: ecs, resource ID: %s, scalable dimension: %s"
                                                .formatted(id.resourceId(), TargetId.DIMENSION)));
    }

    /// Keeps the target. A service outside the bounds is left there until something scales it, as AWS does.
    ///
    /// @throws ApiError if there is no such service
    void register(ScalableTarget target) {
        if (services.desired(target.id().cluster(), target.id().service()).isEmpty()) {
            throw ApiError.of(
                    "ValidationException",
                    "ECS service doesn't exist: " + target.id().resourceId());
        }
        targets.put(target.id(), target);
    }

    /// Removes the target and all that hangs on it.
    void deregister(TargetId id) {
        targets.remove(id);
        policiesOf(id).forEach(this::remove);
        schedules.values().removeIf(s -> s.target().equals(id));
    }

    Collection<Policy> policies() {
        return List.copyOf(policies.values());
    }

    List<Policy> policiesOf(TargetId id) {
        return policies().stream().filter(p -> p.target().equals(id)).toList();
    }

    Optional<Policy> policy(TargetId id, String name) {
        return policiesOf(id).stream().filter(p -> p.name().equals(name)).findFirst();
    }

    Optional<Policy> policy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    /// Makes or changes a policy, with the alarms that it needs.
    Policy put(TargetId id, String name, PolicySettings settings) {
        target(id);
        Optional<Policy> known = policy(id, name);
        if (known.isPresent() && !known.get().settings().type().equals(settings.type())) {
            throw ApiError.of(
                    "ValidationException", "The type of policy %s cannot change.".formatted(name));
        }
        known.ifPresent(policyAlarms::remove);
        String arn = known.map(Policy::arn).orElseGet(() -> newArn(id, name));
        Instant created = known.map(Policy::created).orElseGet(this::now);
        Policy bare = new Policy(arn, name, id, settings, List.of(), created);
        Policy policy = new Policy(arn, name, id, settings, policyAlarms.make(bare), created);
        policies.put(arn, policy);
        return policy;
    }

    private String newArn(TargetId id, String name) {
        return account.arn(
                "autoscaling",
                "scalingPolicy:%s:resource/ecs/%s:policyName/%s"
                        .formatted(UUID.randomUUID(), id.resourceId(), name));
    }

    void remove(Policy policy) {
        policyAlarms.remove(policy);
        policies.remove(policy.arn());
    }

    Collection<ScheduledAction> schedules() {
        return List.copyOf(schedules.values());
    }

    void put(ScheduledAction action) {
        target(action.target());
        schedules.put(key(action.target(), action.name()), action);
    }

    boolean removeSchedule(TargetId id, String name) {
        return schedules.remove(key(id, name)) != null;
    }

    private static String key(TargetId id, String name) {
        return id.resourceId() + "\n" + name;
    }

    /// Newest first.
    List<Activity> activities() {
        return List.copyOf(activities);
    }

    /// Does what is scheduled for a time that has come.
    public void tick() {
        Instant now = now();
        for (ScheduledAction action : schedules()) {
            if (action.once().map(at -> !at.isAfter(now)).orElse(false)) {
                removeSchedule(action.target(), action.name());
                find(action.target()).ifPresent(target -> scheduled(target, action));
            }
        }
    }

    private void scheduled(ScalableTarget target, ScheduledAction action) {
        if (target.suspended().scheduled()) {
            return;
        }
        int min = action.min().orElse(target.min());
        int max = Math.max(min, action.max().orElse(target.max()));
        ScalableTarget changed = target.bounds(min, max);
        targets.put(target.id(), changed);
        int current = current(changed);
        if (changed.within(current) != current) {
            scale(changed, current, changed.within(current), "scheduled action " + action.name());
        }
    }

    private int current(ScalableTarget target) {
        return services.desired(target.id().cluster(), target.id().service()).orElse(0);
    }

    /// An alarm calls. What is no policy is nothing to do with scaling.
    private void called(String alarm, String action, OptionalDouble value, Instant at) {
        Policy policy = policies.get(action);
        ScalableTarget target = policy == null ? null : targets.get(policy.target());
        if (policy == null || target == null || value.isEmpty()) {
            return;
        }
        int current = current(target);
        OptionalInt wanted = wanted(policy, alarm, current, value.getAsDouble());
        if (wanted.isPresent() && wanted.getAsInt() != current) {
            dynamic(policy, target, alarm, current, wanted.getAsInt());
        }
    }

    private OptionalInt wanted(Policy policy, String alarm, int current, double value) {
        return switch (policy.settings()) {
            case Tracking tracking -> OptionalInt.of(tracking.wanted(current, value));
            case Steps steps ->
                    steps.wanted(current, value - policyAlarms.threshold(alarm).orElse(0.0));
            case KeptOnly _ -> OptionalInt.empty();
        };
    }

    private void dynamic(
            Policy policy, ScalableTarget target, String alarm, int current, int wanted) {
        boolean out = wanted > current;
        boolean held = out ? target.suspended().out() : target.suspended().in();
        if (held || cooling(policy, target, out) || (!out && othersNeedThem(policy))) {
            return;
        }
        String cause =
                "monitor alarm %s in state ALARM triggered policy %s"
                        .formatted(alarm, policy.name());
        int bounded = target.within(wanted);
        if (bounded == current) {
            notScaled(target, current, out, cause);
        } else {
            scale(target, current, bounded, cause);
        }
    }

    /// Tasks go only when every target tracking policy of the service would let them go. One without a value has no say.
    private boolean othersNeedThem(Policy policy) {
        return policy.settings() instanceof Tracking
                && policiesOf(policy.target()).stream()
                        .filter(other -> other.settings() instanceof Tracking)
                        .anyMatch(policyAlarms::holdsTasks);
    }

    private boolean cooling(Policy policy, ScalableTarget target, boolean out) {
        Instant last = actedAt.get(target.id());
        int seconds =
                switch (policy.settings()) {
                    case Tracking tracking ->
                            out ? tracking.outCooldownSeconds() : tracking.inCooldownSeconds();
                    case Steps steps -> steps.cooldownSeconds();
                    case KeptOnly _ -> 0;
                };
        return last != null && now().isBefore(last.plusSeconds(seconds));
    }

    private void scale(ScalableTarget target, int before, int after, String cause) {
        services.desired(target.id().cluster(), target.id().service(), after);
        actedAt.put(target.id(), now());
        tell(
                target,
                "Setting desired count to %d.".formatted(after),
                cause + ", from %d to %d".formatted(before, after),
                Optional.empty());
    }

    private void notScaled(ScalableTarget target, int current, boolean out, String cause) {
        String code = out ? "AlreadyAtMaxCapacity" : "AlreadyAtMinCapacity";
        Activity newest = activities.peekFirst();
        boolean said =
                newest != null
                        && newest.target().equals(target.id())
                        && newest.notScaled().map(r -> r.code().equals(code)).orElse(false);
        if (!said) {
            tell(
                    target,
                    "Attempting to scale due to alarm triggered",
                    cause,
                    Optional.of(new Activity.NotScaled(code, target.min(), target.max(), current)));
        }
    }

    private void tell(
            ScalableTarget target,
            String description,
            String cause,
            Optional<Activity.NotScaled> notScaled) {
        activities.addFirst(
                new Activity(
                        UUID.randomUUID().toString(),
                        target.id(),
                        description,
                        cause,
                        now(),
                        notScaled));
        if (activities.size() > KEPT_ACTIVITIES) {
            activities.removeLast();
        }
    }

    static ApiError notFound(String sentence) {
        return ApiError.of("ObjectNotFoundException", sentence);
    }
}
