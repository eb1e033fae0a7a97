package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.stacks.change.Change;
import io.signalbox.lab.stacks.change.ChangeSet;
import io.signalbox.lab.stacks.change.Detail;
import io.signalbox.lab.stacks.run.Settings.OnFailure;
import java.util.List;

/// Change sets in the structures of the CloudFormation API.
final class ChangeShapes {
    private ChangeShapes() {}

    static Members summary(ChangeSet set) {
        return Members.of()
                .put("StackId", set.stack().id())
                .put("StackName", set.stack().name())
                .put("ChangeSetId", set.id())
                .put("ChangeSetName", set.name())
                .put("ExecutionStatus", set.execution())
                .put("Status", set.status())
                .put("StatusReason", StackShapes.some(set.reason()))
                .put("CreationTime", set.created())
                .put("Description", StackShapes.some(set.description()))
                .put("IncludeNestedStacks", false)
                .put("ImportExistingResources", false);
    }

    /// All but the changes.
    static Members whole(ChangeSet set) {
        return summary(set)
                .put("Parameters", StackShapes.parameters(set.intent().parameters().values()))
                .put("NotificationARNs", set.intent().notificationArns())
                .put("RollbackConfiguration", Members.of())
                .put("Capabilities", set.intent().capabilities())
                .put("Tags", StackShapes.tags(set.intent().tags()))
                .put(
                        "OnStackFailure",
                        set.settings().onFailure() == OnFailure.ROLLBACK
                                ? null
                                : set.settings().onFailure().name());
    }

    /// @param values whether single values are told, and the resource before and after as JSON
    static Members change(Change change, boolean values) {
        Members resource =
                Members.of()
                        .put("PolicyAction", StackShapes.some(change.policyAction()))
                        .put("Action", change.action().word())
                        .put("LogicalResourceId", change.logicalId())
                        .put("PhysicalResourceId", StackShapes.some(change.physicalId()))
                        .put("ResourceType", change.type())
                        .put(
                                "Replacement",
                                change.replacement().map(Change.Replacement::word).orElse(null))
                        .put("Scope", List.copyOf(change.scope()))
                        .put(
                                "Details",
                                change.details().stream()
                                        .map(detail -> detail(detail, values))
                                        .toList());
        if (values) {
            resource.put("BeforeContext", StackShapes.some(change.before()))
                    .put("AfterContext", StackShapes.some(change.after()));
        }
        return Members.of().put("Type", "Resource").put("ResourceChange", resource);
    }

    private static Members detail(Detail detail, boolean values) {
        boolean property = detail.attribute().equals("Properties");
        Members target =
                Members.of()
                        .put("Attribute", detail.attribute())
                        .put("Name", StackShapes.some(detail.name()))
                        .put("RequiresRecreation", property ? detail.recreation() : null);
        if (values) {
            target.put("Path", detail.path())
                    .put("BeforeValue", detail.before().orElse(null))
                    .put("AfterValue", detail.after().orElse(null))
                    .put("AttributeChangeType", detail.kind());
        }
        return Members.of()
                .put("Target", target)
                .put("Evaluation", detail.dynamic() ? "Dynamic" : "Static")
                .put("ChangeSource", detail.cause().source())
                .put("CausingEntity", StackShapes.some(detail.cause().entity()));
    }
}
