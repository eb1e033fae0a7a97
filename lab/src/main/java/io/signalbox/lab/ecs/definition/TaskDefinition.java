package io.signalbox.lab.ecs.definition;

import io.signalbox.lab.identity.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One revision of a task definition. Of its containers the lab runs one, the `server`.
///
/// @param networkMode `bridge`, `awsvpc` …
/// @param cpu of the whole task in units (1024 = one vCPU)
/// @param memory of the whole task in MiB
/// @param document all that was registered, in the shape and with the types of the ECS API
/// @param tags as given with the registration
/// @param active false once it has been deregistered
public record TaskDefinition(
        String family,
        int revision,
        String networkMode,
        int cpu,
        int memory,
        Container server,
        Map<String, Object> document,
        Map<String, String> tags,
        Instant registered,
        boolean active) {
    public TaskDefinition {
        document = Map.copyOf(document);
        tags = Map.copyOf(tags);
    }

    /// The container that is run as a process: the first essential one with a port.
    ///
    /// @param environment by name
    /// @param secrets from the name to `valueFrom`
    /// @param log its `logConfiguration` in the shape of the API, empty if it has none
    public record Container(
            String name,
            String image,
            int port,
            Map<String, String> environment,
            Map<String, String> secrets,
            Duration stopTimeout,
            Map<String, Object> log) {
        public Container {
            environment = Map.copyOf(environment);
            secrets = Map.copyOf(secrets);
            log = Map.copyOf(log);
        }
    }

    /// `family:revision`
    public String name() {
        return family + ":" + revision;
    }

    public String arn(Account account) {
        return account.arn("ecs", "task-definition/" + name());
    }

    /// Whether each task has a network address of its own.
    public boolean isAwsvpc() {
        return networkMode.equals("awsvpc");
    }

    TaskDefinition inactive() {
        return with(tags, false);
    }

    TaskDefinition withTags(Map<String, String> changed) {
        return with(changed, active);
    }

    private TaskDefinition with(Map<String, String> changedTags, boolean nowActive) {
        return new TaskDefinition(
                family,
                revision,
                networkMode,
                cpu,
                memory,
                server,
                document,
                changedTags,
                registered,
                nowActive);
    }
}
