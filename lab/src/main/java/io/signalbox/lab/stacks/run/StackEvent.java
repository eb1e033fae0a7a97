package io.signalbox.lab.stacks.run;

import java.time.Instant;

/// One line of a stack's history.
///
/// @param number counts from 1 in each stack
/// @param properties of the resource as JSON, secrets masked; empty for the stack itself
/// @param token of the request that led to this, empty if it had none
public record StackEvent(
        long number,
        String id,
        String logicalId,
        String physicalId,
        String type,
        Instant time,
        String status,
        String reason,
        String properties,
        String token) {}
