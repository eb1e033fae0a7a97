package io.signalbox.cloud.aws;

import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.cloud.stack.DriftDetection;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// CloudFormation. All calls block and throw [AwsException].
public interface StackGateway {

    /// All stacks of the account in the Region that are not deleted.
    List<Stack> stacks();

    /// Empty if there is none of that name.
    Optional<Stack> stack(String name);

    /// The stack's history, newest first.
    ///
    /// @param after only what is newer than this event; null for the newest page
    List<StackEvent> events(String stack, @Nullable String after);

    List<StackResource> resources(String stack);

    Written createChangeSet(ChangeSetOrder order);

    /// With the values before and after.
    ChangeSet changeSet(String stack, String name);

    /// The names of a stack's change sets.
    List<String> changeSets(String stack);

    Written execute(String stack, String changeSet);

    Written discard(String stack, String changeSet);

    Written delete(String stack);

    Written protect(String stack, boolean on);

    /// Begins to compare the resources with the template. Changes nothing.
    ///
    /// @return id for [#detection]
    String detectDrift(String stack);

    DriftDetection detection(String id);

    /// What the last detection found: resources that are changed or gone.
    List<ResourceDrift> drifts(String stack);
}
