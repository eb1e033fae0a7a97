package io.signalbox.cloud.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what CloudFormation knows. All calls block; a failure is a [RuntimeException] whose message is
/// one sentence for the operator.
public interface StackReader {

    /// All stacks of the account in the Region that are not deleted.
    List<Stack> stacks();

    /// The stack's history, newest first.
    ///
    /// @param stack name or id
    /// @param after only what is newer than this event; null for the newest of all
    List<StackEvent> events(String stack, @Nullable String after);

    List<StackResource> resources(String stack);

    /// Begins to compare the resources with the template. Changes nothing.
    ///
    /// @return id for [#detection]
    String detectDrift(String stack);

    DriftDetection detection(String id);

    /// What the last detection found: resources that are changed or gone.
    List<ResourceDrift> drifts(String stack);
}
