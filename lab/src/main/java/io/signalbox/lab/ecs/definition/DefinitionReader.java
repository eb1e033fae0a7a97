package io.signalbox.lab.ecs.definition;

import io.signalbox.lab.ecs.definition.TaskDefinition.Container;
import io.signalbox.lab.endpoint.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what the lab acts by out of a task definition in the shape of the ECS API.
final class DefinitionReader {
    private static final int USUAL_STOP_TIMEOUT = 30;
    private static final Set<String> NETWORK_MODES = Set.of("bridge", "host", "awsvpc", "none");

    private final Input input;
    private final List<Input> containers;

    DefinitionReader(Input input) {
        this.input = input;
        this.containers = input.items("containerDefinitions");
    }

    String family() {
        String family = input.requiredText("family");
        if (!family.matches("[A-Za-z0-9_-]{1,255}")) {
            throw input.invalid(
                    "family must be 1 to 255 letters, digits, hyphens and underscores, not '%s'."
                            .formatted(family));
        }
        return family;
    }

    /// @param document the same as `input`, to be kept
    TaskDefinition read(
            int revision, Map<String, Object> document, Map<String, String> tags, Instant now) {
        String mode = input.text("networkMode").orElse("bridge");
        if (!NETWORK_MODES.contains(mode)) {
            throw input.invalid(
                    "networkMode must be bridge, host, awsvpc or none, not '%s'.".formatted(mode));
        }
        boolean fargate = input.texts("requiresCompatibilities").contains("FARGATE");
        if (fargate && !mode.equals("awsvpc")) {
            throw input.invalid("Fargate only supports network mode ‘awsvpc’.");
        }
        if (fargate && (!input.has("cpu") || !input.has("memory"))) {
            throw input.invalid(
                    "Fargate requires that 'cpu' and 'memory' be defined at the task level.");
        }
        requireContainers();
        return new TaskDefinition(
                family(),
                revision,
                mode,
                size("cpu", 0),
                size("memory", 128),
                server(),
                document,
                tags,
                now,
                true);
    }

    private void requireContainers() {
        Set<String> names = new HashSet<>();
        for (Input container : containers) {
            if (!names.add(container.requiredText("name"))) {
                throw input.invalid("Container names must be unique within a task definition.");
            }
            container.requiredText("image");
        }
        if (containers.isEmpty()) {
            throw input.invalid("Container list cannot be empty.");
        }
    }

    /// Of the whole task: its own, or the sum over its containers.
    private int size(String name, int least) {
        if (input.has(name)) {
            String text = input.requiredText(name);
            if (!text.matches("\\d{1,7}")) {
                throw input.invalid("%s must be a whole number, not '%s'.".formatted(name, text));
            }
            return Integer.parseInt(text);
        }
        int sum =
                containers.stream()
                        .mapToInt(c -> c.number(name).orElseGet(() -> reservation(c, name)))
                        .sum();
        return Math.max(sum, least);
    }

    private static int reservation(Input container, String name) {
        return name.equals("memory") ? container.number("memoryReservation").orElse(0) : 0;
    }

    private Container server() {
        Input server =
                containers.stream()
                        .filter(c -> c.flag("essential").orElse(true))
                        .filter(c -> !c.items("portMappings").isEmpty())
                        .findFirst()
                        .orElse(containers.getFirst());
        List<Input> ports = server.items("portMappings");
        int port = ports.isEmpty() ? 0 : ports.getFirst().number("containerPort").orElse(0);
        int seconds = server.number("stopTimeout").orElse(USUAL_STOP_TIMEOUT);
        if (seconds < 1 || seconds > 120) {
            throw input.invalid("stopTimeout must be 1 to 120, not %d.".formatted(seconds));
        }
        return new Container(
                server.requiredText("name"),
                server.requiredText("image"),
                port,
                named(server, "environment", "value"),
                named(server, "secrets", "valueFrom"),
                Duration.ofSeconds(seconds),
                server.members("logConfiguration").map(Input::tree).orElse(Map.of()));
    }

    private static Map<String, String> named(Input container, String list, String valueName) {
        Map<String, String> named = new LinkedHashMap<>();
        for (Input pair : container.items(list)) {
            named.put(pair.requiredText("name"), pair.text(valueName).orElse(""));
        }
        return named;
    }
}
