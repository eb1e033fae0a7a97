package io.signalbox.lab.scaling;

import io.signalbox.lab.identity.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A group of simulated instances that follows its desired capacity: new ones go to the emptiest zone, and of the
/// fullest zone the oldest goes first, after its tasks have moved away (or after a minute). Control thread only.
public final class AutoScalingGroup {
    static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);
    static final Duration COOLDOWN = Duration.ofSeconds(10);
    private static final int KEPT_ACTIVITIES = 200;

    private final InstantSource clock;
    private final InstanceObserver observer;
    private final Supplier<Duration> boot;
    private final Function<Spec, Optional<LaunchTemplate>> templates;
    private final Instant created;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final List<Activity> activities = new ArrayList<>();
    private Spec spec;
    private Sizes sizes;
    private String cause = "The group was created.";
    private long launches;
    private long activityCount;

    AutoScalingGroup(
            Spec spec,
            Sizes sizes,
            InstantSource clock,
            InstanceObserver observer,
            Supplier<Duration> boot,
            Function<Spec, Optional<LaunchTemplate>> templates) {
        this.spec = spec;
        this.sizes = sizes;
        this.clock = clock;
        this.observer = observer;
        this.boot = boot;
        this.templates = templates;
        this.created = clock.instant();
    }

    /// How many instances there should be, and between which bounds that may be set.
    public record Sizes(int min, int max, int desired) {}

    /// What a group is made of besides its sizes.
    ///
    /// @param launchTemplate its id or name
    /// @param type of the instances where it is not the launch template's
    record Spec(
            String name,
            List<String> zones,
            String launchTemplate,
            Optional<String> type,
            Map<String, String> tags) {
        Spec {
            zones = List.copyOf(zones);
            tags = Map.copyOf(tags);
        }
    }

    public String name() {
        return spec.name();
    }

    Spec spec() {
        return spec;
    }

    /// For instances that are launched from now on.
    void spec(Spec changed) {
        spec = changed;
    }

    Optional<LaunchTemplate> template() {
        return templates.apply(spec);
    }

    /// The ARN of the group that has this name.
    public static String arn(String name, Account account) {
        return ScalingShapes.arn(name, account);
    }

    public Sizes sizes() {
        return sizes;
    }

    public List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    Instant created() {
        return created;
    }

    List<Activity> activities() {
        return List.copyOf(activities);
    }

    /// @param why the cause that the activities to come will name
    void resize(Sizes changed, String why) {
        sizes = changed;
        cause = why;
    }

    /// Whether an activity runs or ended less than the cooldown ago.
    boolean coolingDown() {
        Instant now = clock.instant();
        return activities.stream()
                .anyMatch(a -> a.end().map(end -> end.plus(COOLDOWN).isAfter(now)).orElse(true));
    }

    /// Whether as many instances as wanted are in service, and no other is there.
    boolean isSettled() {
        return instances.size() == sizes.desired()
                && instances.values().stream()
                        .allMatch(i -> i.lifecycle() == Instance.Lifecycle.IN_SERVICE);
    }

    /// Brings the instances a step nearer to the desired capacity.
    public void tick() {
        Instant now = clock.instant();
        for (Instance instance : instances()) {
            switch (instance.lifecycle()) {
                case PENDING -> boot(instance, now);
                case IN_SERVICE -> {}
                case TERMINATING -> terminate(instance, now);
            }
        }
        int staying = staying().size();
        for (int i = staying; i < sizes.desired(); i++) {
            launch(now);
        }
        for (int i = staying; i > sizes.desired(); i--) {
            release(now);
        }
    }

    private void boot(Instance instance, Instant now) {
        if (!now.isBefore(instance.since().plus(boot.get()))) {
            enterService(instance, now);
        }
    }

    private void enterService(Instance instance, Instant now) {
        Instance ready = instance.in(Instance.Lifecycle.IN_SERVICE, now);
        instances.put(ready.id(), ready);
        finish(ready.id(), now);
        observer.joined(ready);
    }

    private void terminate(Instance instance, Instant now) {
        boolean late = !now.isBefore(instance.since().plus(LONGEST_DRAIN));
        if (late || observer.empty(instance)) {
            instances.remove(instance.id());
            finish(instance.id(), now);
            observer.left(instance);
        }
    }

    private void launch(Instant now) {
        String zone =
                spec.zones().stream().min(Comparator.comparingLong(this::stayingIn)).orElseThrow();
        String id = "i-0" + Account.serial(name() + " instance " + launches++);
        String type =
                spec.type()
                        .or(() -> template().map(LaunchTemplate::instanceType))
                        .orElse(InstanceSize.USUAL);
        instances.put(
                id, new Instance(id, name(), type, zone, Instance.Lifecycle.PENDING, now, now));
        begin(id, "Launching a new EC2 instance: " + id, now);
    }

    private void release(Instant now) {
        Comparator<Instance> fullestZone = Comparator.comparingLong(i -> -stayingIn(i.zone()));
        Optional<Instance> leaving =
                staying().stream().min(fullestZone.thenComparing(Instance::launched));
        leaving.ifPresent(
                instance -> {
                    Instance going = instance.in(Instance.Lifecycle.TERMINATING, now);
                    instances.put(going.id(), going);
                    begin(going.id(), "Terminating EC2 instance: " + going.id(), now);
                    observer.leaving(going);
                });
    }

    private List<Instance> staying() {
        return instances.values().stream()
                .filter(i -> i.lifecycle() != Instance.Lifecycle.TERMINATING)
                .toList();
    }

    private long stayingIn(String zone) {
        return staying().stream().filter(i -> i.zone().equals(zone)).count();
    }

    private void begin(String instanceId, String description, Instant now) {
        activities.addFirst(
                new Activity(
                        ++activityCount, instanceId, description, cause, now, Optional.empty()));
        if (activities.size() > KEPT_ACTIVITIES) {
            activities.removeLast();
        }
    }

    private void finish(String instanceId, Instant now) {
        activities.replaceAll(
                a -> a.instanceId().equals(instanceId) && a.end().isEmpty() ? a.finished(now) : a);
    }
}
