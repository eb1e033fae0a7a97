package io.signalbox.lab.ecs.definition;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.identity.Account;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All task definitions of the account. A revision's number is never given out twice.
public final class TaskDefinitions {
    private final Account account;
    private final Map<String, TaskDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();

    public TaskDefinitions(Account account) {
        this.account = account;
    }

    /// @param input in the shape and with the types of the ECS API's `RegisterTaskDefinition`
    public TaskDefinition register(Input input, Map<String, String> tags, Instant now) {
        DefinitionReader reader = new DefinitionReader(input);
        String family = reader.family();
        int revision = revisions.getOrDefault(family, 0) + 1;
        Map<String, Object> document = new LinkedHashMap<>(input.tree());
        document.remove("tags");
        TaskDefinition definition = reader.read(revision, document, tags, now);
        revisions.put(family, revision);
        definitions.put(definition.name(), definition);
        return definition;
    }

    /// From now on it is no longer the latest of its family, and no service can be moved to it; those that use it go on.
    public TaskDefinition deregister(TaskDefinition definition) {
        TaskDefinition inactive = definition.inactive();
        definitions.put(inactive.name(), inactive);
        return inactive;
    }

    /// One that is not there is no matter.
    public void retag(String reference, Map<String, String> tags) {
        find(reference).ifPresent(d -> definitions.put(d.name(), d.withTags(tags)));
    }

    public String arn(TaskDefinition definition) {
        return definition.arn(account);
    }

    public Collection<TaskDefinition> all() {
        return List.copyOf(definitions.values());
    }

    /// @param reference `family` (its latest active revision), `family:revision` or ARN
    public Optional<TaskDefinition> find(String reference) {
        return definitions.values().stream()
                .filter(
                        d ->
                                reference.equals(d.name())
                                        || (reference.equals(d.family()) && d.active())
                                        || reference.equals(arn(d)))
                .max(Comparator.comparingInt(TaskDefinition::revision));
    }

    /// As [#find].
    ///
    /// @throws ApiError `ClientException`
    public TaskDefinition get(String reference) {
        return find(reference)
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "ClientException",
                                        "There is no task definition '%s'. The lab has: %s."
                                                .formatted(
                                                        reference,
                                                        String.join(", ", definitions.keySet()))));
    }
}
