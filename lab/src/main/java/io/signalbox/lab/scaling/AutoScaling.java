package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Auto Scaling groups of the account and the launch templates that they use. Control thread only.
public final class AutoScaling {
    /// How long an instance usually takes from its launch until it is in service.
    public static final Duration BOOT = Duration.ofSeconds(2);

    private final Account account;
    private final InstantSource clock;
    private final InstanceObserver observer;
    private final Map<String, AutoScalingGroup> groups = new LinkedHashMap<>();
    private final Map<String, LaunchTemplate> templates = new LinkedHashMap<>();
    private Duration boot = BOOT;
    private long templatesMade;

    public AutoScaling(Account account, InstantSource clock, InstanceObserver observer) {
        this.account = account;
        this.clock = clock;
        this.observer = observer;
    }

    /// In the place of [#BOOT].
    public void bootTime(Duration time) {
        boot = time;
    }

    Account account() {
        return account;
    }

    public Collection<AutoScalingGroup> groups() {
        return List.copyOf(groups.values());
    }

    public Optional<AutoScalingGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    AutoScalingGroup group(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "ValidationError",
                                        "There is no Auto Scaling group '%s'.".formatted(name)));
    }

    /// @throws ApiError `AlreadyExists`
    AutoScalingGroup add(AutoScalingGroup.Spec spec, AutoScalingGroup.Sizes sizes) {
        if (groups.containsKey(spec.name())) {
            throw ApiError.of(
                    "AlreadyExists",
                    "AutoScalingGroup by this name already exists - A group with the name %s already exists"
                            .formatted(spec.name()));
        }
        AutoScalingGroup group =
                new AutoScalingGroup(spec, sizes, clock, observer, () -> boot, this::templateOf);
        groups.put(spec.name(), group);
        return group;
    }

    /// Forgets a group that has no instance any more. One that is not there is no matter.
    ///
    /// @throws ApiError `ResourceInUse` while there are instances
    void remove(String name) {
        AutoScalingGroup group = groups.get(name);
        if (group != null && !group.instances().isEmpty()) {
            throw ApiError.of(
                    "ResourceInUse",
                    "You cannot delete an AutoScalingGroup while there are instances or pending Spot"
                            + " instance request(s) still in the group.");
        }
        groups.remove(name);
    }

    // launch templates

    LaunchTemplate addTemplate(String name, Map<String, String> data) {
        if (templates.values().stream().anyMatch(t -> t.name().equals(name))) {
            throw ApiError.of(
                    "InvalidLaunchTemplateName.AlreadyExistsException",
                    "Launch template name already in use: " + name);
        }
        String id = "lt-0" + Account.serial(name + templatesMade++);
        LaunchTemplate template = new LaunchTemplate(id, name, 1, data);
        templates.put(id, template);
        return template;
    }

    void replaceTemplate(LaunchTemplate changed) {
        templates.put(changed.id(), changed);
    }

    void removeTemplate(String id) {
        templates.remove(id);
    }

    Optional<LaunchTemplate> findTemplate(String idOrName) {
        return templates.values().stream()
                .filter(t -> t.id().equals(idOrName) || t.name().equals(idOrName))
                .findFirst();
    }

    private Optional<LaunchTemplate> templateOf(AutoScalingGroup.Spec spec) {
        return findTemplate(spec.launchTemplate());
    }

    /// Brings every group a step nearer to its desired capacity.
    public void tick() {
        groups().forEach(AutoScalingGroup::tick);
    }
}
