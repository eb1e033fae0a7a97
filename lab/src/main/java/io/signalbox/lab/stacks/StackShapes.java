package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.stacks.parameter.ParameterValue;
import io.signalbox.lab.stacks.run.Drift;
import io.signalbox.lab.stacks.run.Intent;
import io.signalbox.lab.stacks.run.Output;
import io.signalbox.lab.stacks.run.Settings.OnFailure;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackEvent;
import io.signalbox.lab.stacks.run.StackResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stacks in the structures of the CloudFormation API.
final class StackShapes {
    private StackShapes() {}

    static Members stack(Stack stack) {
        Optional<Intent> intent = stack.intent();
        return Members.of()
                .put("StackId", stack.id())
                .put("StackName", stack.name())
                .put("ChangeSetId", some(stack.changeSetId()))
                .put("Description", intent.flatMap(i -> i.template().description()).orElse(null))
                .put(
                        "Parameters",
                        parameters(intent.map(i -> i.parameters().values()).orElse(List.of())))
                .put("CreationTime", stack.created())
                .put("DeletionTime", stack.deleted().orElse(null))
                .put("LastUpdatedTime", stack.updated().orElse(null))
                .put("RollbackConfiguration", Members.of())
                .put("StackStatus", stack.status().name())
                .put("StackStatusReason", some(stack.reason()))
                .put("DisableRollback", stack.settings().onFailure() == OnFailure.DO_NOTHING)
                .put("NotificationARNs", intent.map(Intent::notificationArns).orElse(List.of()))
                .put("Capabilities", intent.map(Intent::capabilities).orElse(List.of()))
                .put("Outputs", stack.outputs().stream().map(StackShapes::output).toList())
                .put("Tags", tags(intent.map(Intent::tags).orElse(Map.of())))
                .put("EnableTerminationProtection", stack.terminationProtection())
                .put("DriftInformation", drift(stack));
    }

    static Members summary(Stack stack) {
        return Members.of()
                .put("StackId", stack.id())
                .put("StackName", stack.name())
                .put(
                        "TemplateDescription",
                        stack.intent().flatMap(i -> i.template().description()).orElse(null))
                .put("CreationTime", stack.created())
                .put("LastUpdatedTime", stack.updated().orElse(null))
                .put("DeletionTime", stack.deleted().orElse(null))
                .put("StackStatus", stack.status().name())
                .put("StackStatusReason", some(stack.reason()))
                .put("DriftInformation", drift(stack));
    }

    static List<Members> parameters(Collection<ParameterValue> values) {
        return values.stream()
                .map(
                        value ->
                                Members.of()
                                        .put("ParameterKey", value.name())
                                        .put("ParameterValue", value.shown())
                                        .put("ResolvedValue", value.resolved().orElse(null)))
                .toList();
    }

    static List<Members> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Members.of().put("Key", tag.getKey()).put("Value", tag.getValue()))
                .toList();
    }

    private static Members output(Output output) {
        return Members.of()
                .put("OutputKey", output.key())
                .put("OutputValue", output.value())
                .put("Description", output.description().orElse(null));
    }

    /// `DRIFTED` if any resource is.
    static String driftStatus(Stack stack) {
        if (stack.driftLooked().isEmpty()) {
            return "NOT_CHECKED";
        }
        return stack.resources().stream()
                        .map(resource -> resource.drift().status())
                        .anyMatch(s -> s.equals("MODIFIED") || s.equals("DELETED"))
                ? "DRIFTED"
                : "IN_SYNC";
    }

    private static Members drift(Stack stack) {
        return Members.of()
                .put("StackDriftStatus", driftStatus(stack))
                .put("LastCheckTimestamp", stack.driftLooked().orElse(null));
    }

    static Members event(Stack stack, StackEvent event) {
        return Members.of()
                .put("StackId", stack.id())
                .put("EventId", event.id())
                .put("StackName", stack.name())
                .put("LogicalResourceId", event.logicalId())
                .put("PhysicalResourceId", event.physicalId())
                .put("ResourceType", event.type())
                .put("Timestamp", event.time())
                .put("ResourceStatus", event.status())
                .put("ResourceStatusReason", some(event.reason()))
                .put("ResourceProperties", some(event.properties()))
                .put("ClientRequestToken", some(event.token()));
    }

    static Members resourceSummary(StackResource resource) {
        return resource(resource, "LastUpdatedTimestamp");
    }

    /// As `DescribeStackResources` gives it.
    static Members resource(Stack stack, StackResource resource) {
        return Members.of()
                .put("StackName", stack.name())
                .put("StackId", stack.id())
                .with(resource(resource, "Timestamp"));
    }

    /// As `DescribeStackResource` gives it, with the resource's metadata as JSON.
    static Members resourceDetail(Stack stack, StackResource resource, String metadata) {
        return Members.of()
                .put("StackName", stack.name())
                .put("StackId", stack.id())
                .with(resource(resource, "LastUpdatedTimestamp"))
                .put("Metadata", metadata);
    }

    private static Members resource(StackResource resource, String time) {
        Drift drift = resource.drift();
        return Members.of()
                .put("LogicalResourceId", resource.logicalId())
                .put("PhysicalResourceId", some(resource.physicalId()))
                .put("ResourceType", resource.type())
                .put(time, resource.changed())
                .put("ResourceStatus", resource.status())
                .put("ResourceStatusReason", some(resource.reason()))
                .put(
                        "DriftInformation",
                        Members.of()
                                .put("StackResourceDriftStatus", drift.status())
                                .put("LastCheckTimestamp", drift.when().orElse(null)));
    }

    static @Nullable String some(String text) {
        return text.isEmpty() ? null : text;
    }
}
