package io.signalbox.lab.stacks;

import io.signalbox.lab.stacks.run.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a caller asks a stack to be; members that are absent mean different things for a creation and an update.
///
/// @param body of the template
/// @param previousTemplate take the template that the stack has
/// @param policy the stack's policy from now on
record StackRequest(
        String name,
        Optional<String> body,
        boolean previousTemplate,
        List<Given> parameters,
        Optional<Map<String, String>> tags,
        List<String> capabilities,
        Optional<List<String>> notificationArns,
        Settings settings,
        Optional<String> policy,
        Optional<Boolean> terminationProtection) {

    /// @param previous take the value that the stack has
    record Given(String key, Optional<String> value, boolean previous) {}

    StackRequest {
        parameters = List.copyOf(parameters);
        capabilities = List.copyOf(capabilities);
    }

    /// What the lab itself asks for at its boot, with every capability.
    static StackRequest plain(
            String name, String body, Map<String, String> parameters, Map<String, String> tags) {
        return new StackRequest(
                name,
                Optional.of(body),
                false,
                parameters.entrySet().stream()
                        .map(e -> new Given(e.getKey(), Optional.of(e.getValue()), false))
                        .toList(),
                Optional.of(tags),
                List.of("CAPABILITY_NAMED_IAM"),
                Optional.empty(),
                Settings.USUAL,
                Optional.empty(),
                Optional.empty());
    }
}
