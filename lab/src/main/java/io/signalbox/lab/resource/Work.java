package io.signalbox.lab.resource;

import java.util.function.Supplier;

/// How far the making, changing or removing of a resource is.
public sealed interface Work {

    /// @param physicalId what `Ref` gives
    record Done(String physicalId) implements Work {}

    /// Under way.
    ///
    /// @param physicalId as soon as it is known it is shown in events and kept for a rollback
    /// @param next asked at each tick of the control thread (100 ms), until it answers something else
    record Busy(String physicalId, Supplier<Work> next) implements Work {}

    /// @param physicalId of what was made all the same and has to be removed; `""` if nothing was
    /// @param reason for the stack's event: what was wrong and what is allowed
    record Failed(String physicalId, String reason) implements Work {}
}
