package io.signalbox.cloud.aws.sdk;

import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.PropertyChange;
import io.signalbox.cloud.stack.PropertyDifference;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.cloud.stack.StackStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/// The SDK's CloudFormation classes as records. What AWS left out is read as absent.
final class StackRecords {

    private StackRecords() {}

    static Stack stack(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
        Map<String, String> parameters = new LinkedHashMap<>();
        stack.parameters()
                .forEach(p -> parameters.put(p.parameterKey(), or(p.parameterValue(), "")));
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach(o -> outputs.put(o.outputKey(), or(o.outputValue(), "")));
        Map<String, String> tags = new LinkedHashMap<>();
        stack.tags().forEach(t -> tags.put(t.key(), t.value()));
        var drift = stack.driftInformation();
        return new Stack(
                or(stack.stackId(), stack.stackName()),
                stack.stackName(),
                new StackStatus(stack.stackStatusAsString()),
                stack.stackStatusReason(),
                or(stack.description(), ""),
                stack.creationTime(),
                stack.lastUpdatedTime(),
                parameters,
                outputs,
                tags,
                stack.roleARN(),
                Boolean.TRUE.equals(stack.enableTerminationProtection()),
                drift == null ? "NOT_CHECKED" : or(drift.stackDriftStatusAsString(), "NOT_CHECKED"),
                drift == null ? null : drift.lastCheckTimestamp());
    }

    static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                event.eventId(),
                event.timestamp(),
                or(event.logicalResourceId(), ""),
                or(event.resourceType(), ""),
                or(event.resourceStatusAsString(), ""),
                event.resourceStatusReason());
    }

    static StackResource resource(StackResourceSummary resource) {
        var drift = resource.driftInformation();
        return new StackResource(
                resource.logicalResourceId(),
                resource.physicalResourceId(),
                resource.resourceType(),
                resource.resourceStatusAsString(),
                resource.resourceStatusReason(),
                resource.lastUpdatedTimestamp(),
                drift == null
                        ? "NOT_CHECKED"
                        : or(drift.stackResourceDriftStatusAsString(), "NOT_CHECKED"));
    }

    static ChangeSet changeSet(DescribeChangeSetResponse set, List<ResourceChange> changes) {
        return new ChangeSet(
                set.changeSetName(),
                or(set.statusAsString(), ""),
                or(set.statusReason(), ""),
                or(set.executionStatusAsString(), ""),
                changes);
    }

    static Optional<ResourceChange> change(Change change) {
        var resource = change.resourceChange();
        return resource == null
                ? Optional.empty()
                : Optional.of(
                        new ResourceChange(
                                or(resource.actionAsString(), ""),
                                or(resource.logicalResourceId(), ""),
                                or(resource.physicalResourceId(), ""),
                                or(resource.resourceType(), ""),
                                or(resource.replacementAsString(), ""),
                                resource.details().stream()
                                        .flatMap(detail -> property(detail).stream())
                                        .distinct()
                                        .toList()));
    }

    private static Optional<PropertyChange> property(ResourceChangeDetail detail) {
        ResourceTargetDefinition target = detail.target();
        if (target == null) {
            return Optional.empty();
        }
        String name = or(target.name(), or(target.attributeAsString(), ""));
        return Optional.of(
                new PropertyChange(
                        or(target.path(), name),
                        target.beforeValue(),
                        target.afterValue(),
                        or(target.requiresRecreationAsString(), "Never")));
    }

    static ResourceDrift drift(StackResourceDrift drift) {
        return new ResourceDrift(
                drift.logicalResourceId(),
                drift.resourceType(),
                drift.stackResourceDriftStatusAsString(),
                drift.propertyDifferences().stream()
                        .map(
                                d ->
                                        new PropertyDifference(
                                                d.propertyPath(),
                                                or(d.expectedValue(), ""),
                                                or(d.actualValue(), ""),
                                                d.differenceTypeAsString()))
                        .toList());
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
