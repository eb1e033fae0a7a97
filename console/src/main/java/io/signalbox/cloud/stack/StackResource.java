package io.signalbox.cloud.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One resource of a stack.
///
/// @param physicalId its name, id or ARN; null while it is being made
/// @param drift `IN_SYNC`, `MODIFIED`, `DELETED`, `NOT_CHECKED`
public record StackResource(
        String logicalId,
        @Nullable String physicalId,
        String type,
        String status,
        @Nullable String reason,
        Instant updated,
        String drift) {}
