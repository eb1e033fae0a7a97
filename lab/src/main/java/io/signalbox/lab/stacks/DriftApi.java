package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.stacks.Drifts.Detection;
import io.signalbox.lab.stacks.run.Drift;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackResource;
import io.signalbox.lab.stacks.text.Json;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The operations on drift, such as `aws cloudformation detect-stack-drift`.
final class DriftApi {
    private final StackEngine engine;

    DriftApi(StackEngine engine) {
        this.engine = engine;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DetectStackDrift", this::detect,
                "DescribeStackDriftDetectionStatus", this::status,
                "DescribeStackResourceDrifts", this::drifts);
    }

    private Members detect(Input input) {
        Stack stack = engine.stacks().requireByName(input.requiredText("StackName"));
        Detection detection =
                engine.drifts().begin(stack, Set.copyOf(input.texts("LogicalResourceIds")));
        return Members.of().put("StackDriftDetectionId", detection.id());
    }

    private Members status(Input input) {
        String id = input.requiredText("StackDriftDetectionId");
        Detection detection =
                engine.drifts()
                        .find(id)
                        .orElseThrow(
                                () ->
                                        Wrong.error(
                                                "Drift detection with id %s does not exist"
                                                        .formatted(id)));
        Members members =
                Members.of()
                        .put("StackId", detection.stack().id())
                        .put("StackDriftDetectionId", detection.id())
                        .put(
                                "DetectionStatus",
                                detection.done() ? "DETECTION_COMPLETE" : "DETECTION_IN_PROGRESS")
                        .put("Timestamp", detection.began());
        return detection.done()
                ? members.put("StackDriftStatus", detection.drifted() > 0 ? "DRIFTED" : "IN_SYNC")
                        .put("DriftedStackResourceCount", detection.drifted())
                : members;
    }

    private Members drifts(Input input) {
        Stack stack = engine.stacks().requireByName(input.requiredText("StackName"));
        List<String> states = input.texts("StackResourceDriftStatusFilters");
        List<StackResource> found =
                stack.resources().stream()
                        .filter(r -> r.drift().when().isPresent())
                        .filter(r -> states.isEmpty() || states.contains(r.drift().status()))
                        .toList();
        return StackReads.PAGES.answer(
                input,
                "DescribeStackResourceDrifts " + stack.id(),
                "StackResourceDrifts",
                found,
                StackResource::logicalId,
                resource -> drift(stack, resource));
    }

    private static Members drift(Stack stack, StackResource resource) {
        Drift drift = resource.drift();
        boolean there = !drift.status().equals("DELETED");
        return Members.of()
                .put("StackId", stack.id())
                .put("LogicalResourceId", resource.logicalId())
                .put("PhysicalResourceId", resource.physicalId())
                .put("ResourceType", resource.type())
                .put("ExpectedProperties", Json.of(drift.expected()))
                .put("ActualProperties", there ? Json.of(drift.actual()) : null)
                .put(
                        "PropertyDifferences",
                        drift.differences().stream()
                                .map(
                                        d ->
                                                Members.of()
                                                        .put("PropertyPath", d.path())
                                                        .put("ExpectedValue", d.expected())
                                                        .put("ActualValue", d.actual())
                                                        .put("DifferenceType", d.kind()))
                                .toList())
                .put("StackResourceDriftStatus", drift.status())
                .put("Timestamp", drift.when().orElse(null));
    }
}
