package io.signalbox.cloud.aws;

import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackReader;
import java.util.List;
import java.util.Optional;

/// CloudFormation. All calls block and throw [AwsException].
public interface StackGateway extends StackReader {

    /// Empty if there is none of that name.
    Optional<Stack> stack(String name);

    Written createChangeSet(ChangeSetOrder order);

    /// With the values before and after.
    ChangeSet changeSet(String stack, String name);

    /// The names of a stack's change sets.
    List<String> changeSets(String stack);

    Written execute(String stack, String changeSet);

    Written discard(String stack, String changeSet);

    Written delete(String stack);

    Written protect(String stack, boolean on);
}
