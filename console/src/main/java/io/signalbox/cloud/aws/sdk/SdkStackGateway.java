package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.StackGateway;
import io.signalbox.cloud.aws.Written;
import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.cloud.stack.DriftDetection;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/// CloudFormation by the SDK.
final class SdkStackGateway implements StackGateway {

    /// Events of one update; a stack's whole history can be thousands.
    private static final int MOST_EVENTS = 500;

    private final CloudFormationClient cloudFormation;

    SdkStackGateway(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    @Override
    public List<Stack> stacks() {
        return call(
                "cloudformation:DescribeStacks",
                () ->
                        cloudFormation.describeStacksPaginator().stacks().stream()
                                .map(StackRecords::stack)
                                .filter(stack -> !stack.status().deleted())
                                .toList());
    }

    @Override
    public Optional<Stack> stack(String name) {
        try {
            return call(
                    "cloudformation:DescribeStacks",
                    () ->
                            cloudFormation.describeStacks(r -> r.stackName(name)).stacks().stream()
                                    .map(StackRecords::stack)
                                    .filter(stack -> !stack.status().deleted())
                                    .findFirst());
        } catch (AwsException e) {
            // CloudFormation has no typed error for this, only its sentence.
            if (e.failure() instanceof AwsFailure.Invalid invalid
                    && invalid.sentence().contains("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<StackEvent> events(String stack, @Nullable String after) {
        List<StackEvent> events = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            DescribeStackEventsResponse page =
                    call(
                            "cloudformation:DescribeStackEvents",
                            () ->
                                    cloudFormation.describeStackEvents(
                                            r -> r.stackName(stack).nextToken(from)));
            for (var event : page.stackEvents()) {
                if (event.eventId().equals(after) || events.size() >= MOST_EVENTS) {
                    return events;
                }
                events.add(StackRecords.event(event));
            }
            token = after == null ? null : page.nextToken();
        } while (token != null);
        return events;
    }

    @Override
    public List<StackResource> resources(String stack) {
        return call(
                "cloudformation:ListStackResources",
                () ->
                        cloudFormation
                                .listStackResourcesPaginator(r -> r.stackName(stack))
                                .stackResourceSummaries()
                                .stream()
                                .map(StackRecords::resource)
                                .toList());
    }

    @Override
    public Written createChangeSet(ChangeSetOrder order) {
        CreateChangeSetRequest request =
                CreateChangeSetRequest.builder()
                        .stackName(order.stack())
                        .changeSetName(order.name())
                        .changeSetType(
                                order.creates() ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                        .templateBody(order.body())
                        .parameters(parameters(order))
                        .tags(
                                order.tags().entrySet().stream()
                                        .map(
                                                tag ->
                                                        Tag.builder()
                                                                .key(tag.getKey())
                                                                .value(tag.getValue())
                                                                .build())
                                        .toList())
                        .capabilitiesWithStrings(order.capabilities())
                        .roleARN(order.role())
                        .clientToken(order.name())
                        .build();
        return written(
                "cloudformation:CreateChangeSet", () -> cloudFormation.createChangeSet(request));
    }

    private static List<Parameter> parameters(ChangeSetOrder order) {
        List<Parameter> parameters = new ArrayList<>();
        order.parameters()
                .forEach(
                        (key, value) ->
                                parameters.add(
                                        Parameter.builder()
                                                .parameterKey(key)
                                                .parameterValue(value)
                                                .build()));
        for (String kept : order.kept()) {
            parameters.add(Parameter.builder().parameterKey(kept).usePreviousValue(true).build());
        }
        return parameters;
    }

    @Override
    public ChangeSet changeSet(String stack, String name) {
        List<ResourceChange> changes = new ArrayList<>();
        String token = null;
        while (true) {
            String from = token;
            DescribeChangeSetResponse page =
                    call(
                            "cloudformation:DescribeChangeSet",
                            () ->
                                    cloudFormation.describeChangeSet(
                                            r ->
                                                    r.stackName(stack)
                                                            .changeSetName(name)
                                                            .includePropertyValues(true)
                                                            .nextToken(from)));
            page.changes().stream()
                    .flatMap(change -> StackRecords.change(change).stream())
                    .forEach(changes::add);
            token = page.nextToken();
            if (token == null) {
                return StackRecords.changeSet(page, changes);
            }
        }
    }

    @Override
    public List<String> changeSets(String stack) {
        return call(
                "cloudformation:ListChangeSets",
                () ->
                        cloudFormation
                                .listChangeSetsPaginator(r -> r.stackName(stack))
                                .summaries()
                                .stream()
                                .map(summary -> summary.changeSetName())
                                .toList());
    }

    @Override
    public Written execute(String stack, String changeSet) {
        return written(
                "cloudformation:ExecuteChangeSet",
                () ->
                        cloudFormation.executeChangeSet(
                                r ->
                                        r.stackName(stack)
                                                .changeSetName(changeSet)
                                                .clientRequestToken(changeSet)));
    }

    @Override
    public Written discard(String stack, String changeSet) {
        return written(
                "cloudformation:DeleteChangeSet",
                () ->
                        cloudFormation.deleteChangeSet(
                                r -> r.stackName(stack).changeSetName(changeSet)));
    }

    @Override
    public Written delete(String stack) {
        return written(
                "cloudformation:DeleteStack",
                () -> cloudFormation.deleteStack(r -> r.stackName(stack)));
    }

    @Override
    public Written protect(String stack, boolean on) {
        return written(
                "cloudformation:UpdateTerminationProtection",
                () ->
                        cloudFormation.updateTerminationProtection(
                                r -> r.stackName(stack).enableTerminationProtection(on)));
    }

    @Override
    public String detectDrift(String stack) {
        return call(
                        "cloudformation:DetectStackDrift",
                        () -> cloudFormation.detectStackDrift(r -> r.stackName(stack)))
                .stackDriftDetectionId();
    }

    @Override
    public DriftDetection detection(String id) {
        var response =
                call(
                        "cloudformation:DescribeStackDriftDetectionStatus",
                        () ->
                                cloudFormation.describeStackDriftDetectionStatus(
                                        r -> r.stackDriftDetectionId(id)));
        String reason = response.detectionStatusReason();
        return new DriftDetection(response.detectionStatusAsString(), reason == null ? "" : reason);
    }

    @Override
    public List<ResourceDrift> drifts(String stack) {
        return call(
                "cloudformation:DescribeStackResourceDrifts",
                () ->
                        cloudFormation
                                .describeStackResourceDrifts(
                                        r ->
                                                r.stackName(stack)
                                                        .stackResourceDriftStatusFilters(
                                                                StackResourceDriftStatus.MODIFIED,
                                                                StackResourceDriftStatus.DELETED)
                                                        .maxResults(100))
                                .stackResourceDrifts()
                                .stream()
                                .map(StackRecords::drift)
                                .toList());
    }

    private static Written written(
            String action, Supplier<? extends CloudFormationResponse> write) {
        return new Written(call(action, write::get).responseMetadata().requestId());
    }
}
