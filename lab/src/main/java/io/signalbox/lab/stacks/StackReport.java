package io.signalbox.lab.stacks;

import io.signalbox.lab.stacks.run.Output;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a stack stands, for the lab itself.
///
/// @param reason of the last change of its status; empty if all went well
/// @param failures why resources failed, by logical id
public record StackReport(
        String name,
        String id,
        StackStatus status,
        String reason,
        Map<String, String> outputs,
        Map<String, String> failures) {
    static StackReport of(Stack stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Output output : stack.outputs()) {
            outputs.put(output.key(), output.value());
        }
        Map<String, String> failures = new LinkedHashMap<>();
        stack.events().stream()
                .filter(event -> event.status().endsWith("_FAILED"))
                .forEach(event -> failures.putIfAbsent(event.logicalId(), event.reason()));
        return new StackReport(
                stack.name(), stack.id(), stack.status(), stack.reason(), outputs, failures);
    }
}
