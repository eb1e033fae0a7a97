package io.signalbox.lab.stacks.run;

import io.signalbox.lab.stacks.template.Dependencies;
import io.signalbox.lab.stacks.text.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One stack with its resources and its history. Control thread only.
public final class Stack {
    private static final String TYPE = "AWS::CloudFormation::Stack";

    private final String name;
    private final String id;
    private final InstantSource clock;
    private final Instant created;
    private final List<StackEvent> events = new ArrayList<>();
    final Map<String, StackResource> resources = new LinkedHashMap<>();
    private StackStatus status = StackStatus.REVIEW_IN_PROGRESS;
    private String reason = "";
    private @Nullable Instant updated;
    private @Nullable Instant deleted;
    private @Nullable Intent intent;

    /// What the stack was asked to be before the operation that runs now or ran last.
    @Nullable Intent previous;

    private Dependencies dependencies = new Dependencies(Map.of());
    private Dependencies previousDependencies = new Dependencies(Map.of());
    private Settings settings = Settings.USUAL;
    private List<Output> outputs = List.of();
    private boolean terminationProtection;
    private String policy = "";
    private String changeSetId = "";
    private Optional<Instant> driftChecked = Optional.empty();

    public Stack(String name, String id, InstantSource clock) {
        this.name = name;
        this.id = id;
        this.clock = clock;
        this.created = clock.instant();
    }

    Instant now() {
        return clock.instant();
    }

    /// Goes to another state and tells it.
    public void to(StackStatus next, String why) {
        status = next;
        reason = why;
        record(UUID.randomUUID().toString(), name, id, TYPE, next.name(), why, "");
    }

    /// A resource goes to another state.
    void tell(StackResource resource, String state, String why, String physicalId, Object shown) {
        resource.status = state;
        resource.reason = why;
        resource.changed = now();
        resource.toldId = physicalId.isEmpty() ? resource.toldId : physicalId;
        String eventId = "%s-%s-%s".formatted(resource.logicalId(), state, UUID.randomUUID());
        record(
                eventId,
                resource.logicalId(),
                physicalId,
                resource.type(),
                state,
                why,
                Json.of(shown));
    }

    private void record(
            String eventId,
            String logicalId,
            String physicalId,
            String type,
            String state,
            String why,
            String properties) {
        events.add(
                new StackEvent(
                        events.size() + 1L,
                        eventId,
                        logicalId,
                        physicalId,
                        type,
                        now(),
                        state,
                        why,
                        properties,
                        settings.token()));
    }

    /// Takes up a new intent; the one before is kept for a rollback.
    public void begin(Intent next, Dependencies order, Settings how) {
        previous = intent;
        intent = next;
        previousDependencies = dependencies;
        dependencies = order;
        settings = how;
        resources.values().forEach(StackResource::beginOperation);
    }

    /// Back to what it was asked to be before.
    void restore() {
        intent = previous;
        dependencies = previousDependencies;
    }

    /// Which resources need this one, now or before the operation.
    Set<String> dependants(String logicalId) {
        Set<String> names = new LinkedHashSet<>();
        for (Dependencies order : List.of(dependencies, previousDependencies)) {
            order.byResource()
                    .forEach(
                            (name, needs) -> {
                                if (needs.contains(logicalId)) {
                                    names.add(name);
                                }
                            });
        }
        return names;
    }

    Dependencies dependencies() {
        return dependencies;
    }

    /// For a stack in review: what its change set wants, without any resource.
    public void intend(Intent next) {
        intent = next;
    }

    void touchedUnless(boolean creating) {
        if (!creating) {
            touched();
        }
    }

    void touched() {
        updated = now();
    }

    void gone() {
        deleted = now();
    }

    void outputs(List<Output> now) {
        outputs = List.copyOf(now);
    }

    /// How the operation that begins is to go.
    public void settings(Settings how) {
        settings = how;
    }

    public void terminationProtection(boolean on) {
        terminationProtection = on;
    }

    public void policy(String json) {
        policy = json;
    }

    public void changeSetId(String of) {
        changeSetId = of;
    }

    void driftChecked() {
        driftChecked = Optional.of(now());
    }

    public String name() {
        return name;
    }

    public String id() {
        return id;
    }

    public StackStatus status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Instant created() {
        return created;
    }

    public Optional<Instant> updated() {
        return Optional.ofNullable(updated);
    }

    public Optional<Instant> deleted() {
        return Optional.ofNullable(deleted);
    }

    public Optional<Intent> intent() {
        return Optional.ofNullable(intent);
    }

    public Settings settings() {
        return settings;
    }

    public List<Output> outputs() {
        return outputs;
    }

    public boolean terminationProtection() {
        return terminationProtection;
    }

    /// As JSON; empty if there is none.
    public String policy() {
        return policy;
    }

    public String changeSetId() {
        return changeSetId;
    }

    public Optional<Instant> driftLooked() {
        return driftChecked;
    }

    /// Oldest first.
    public List<StackEvent> events() {
        return Collections.unmodifiableList(events);
    }

    public Collection<StackResource> resources() {
        return Collections.unmodifiableCollection(resources.values());
    }

    public @Nullable StackResource resource(String logicalId) {
        return resources.get(logicalId);
    }
}
