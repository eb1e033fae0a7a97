package io.signalbox.cloud.stack;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One stack as `DescribeStacks` shows it.
///
/// @param statusReason CloudFormation's words; null where it gives none
/// @param updated null if it was never updated
/// @param parameters values; secret ones are masked by CloudFormation
/// @param role that CloudFormation acts in for it, its ARN; null: in that of the caller
/// @param guarded whether termination protection is on
/// @param drift the word of the last detection: `NOT_CHECKED`, `IN_SYNC`, `DRIFTED`, `UNKNOWN`
/// @param driftCheckedAt null if it was never checked
public record Stack(
        String id,
        String name,
        StackStatus status,
        @Nullable String statusReason,
        String description,
        Instant created,
        @Nullable Instant updated,
        Map<String, String> parameters,
        Map<String, String> outputs,
        Map<String, String> tags,
        @Nullable String role,
        boolean guarded,
        String drift,
        @Nullable Instant driftCheckedAt) {

    public static final String FLEET_TAG = "sio:fleet";
    public static final String STACK_TAG = "sio:stack";

    public Stack {
        parameters = Map.copyOf(parameters);
        outputs = Map.copyOf(outputs);
        tags = Map.copyOf(tags);
    }

    /// Which of Signalbox's templates it was made of; empty for a stack of somebody else's.
    public Optional<String> template() {
        return Optional.ofNullable(outputs.get("TemplateId"));
    }

    public Optional<String> templateVersion() {
        return Optional.ofNullable(outputs.get("TemplateVersion"));
    }

    /// The fleet that it belongs to, by its tag.
    public Optional<String> fleet() {
        return Optional.ofNullable(tags.get(FLEET_TAG));
    }

    /// Its name within the fleet, by its tag; else its own name.
    public String shortName() {
        return tags.getOrDefault(STACK_TAG, name);
    }
}
