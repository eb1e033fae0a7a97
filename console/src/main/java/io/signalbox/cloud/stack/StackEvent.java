package io.signalbox.cloud.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a stack's history.
///
/// @param reason CloudFormation's words; null where it gives none
public record StackEvent(
        String id,
        Instant at,
        String logicalId,
        String type,
        String status,
        @Nullable String reason) {

    public boolean failed() {
        return status.endsWith("_FAILED");
    }
}
