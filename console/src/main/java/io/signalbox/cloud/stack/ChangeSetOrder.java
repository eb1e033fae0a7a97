package io.signalbox.cloud.stack;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `CreateChangeSet` is asked.
///
/// @param name of the change set
/// @param creates whether the stack is not there yet
/// @param parameters values
/// @param role that CloudFormation acts in, its ARN; null: in that of the caller, or the stack's own
/// @param kept parameters that keep the value that they have
public record ChangeSetOrder(
        String stack,
        String name,
        boolean creates,
        String body,
        Map<String, String> parameters,
        Set<String> kept,
        Map<String, String> tags,
        Set<String> capabilities,
        @Nullable String role) {
    public ChangeSetOrder {
        parameters = Map.copyOf(parameters);
        kept = Set.copyOf(kept);
        tags = Map.copyOf(tags);
        capabilities = Set.copyOf(capabilities);
    }
}
