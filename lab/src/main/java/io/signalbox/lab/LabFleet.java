package io.signalbox.lab;

import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetReader;
import io.signalbox.templates.Templates;
import java.util.Map;
import java.util.Optional;

/// The fleet that a lab boots with, and what stands when it has: the outputs of its stacks by their names in the fleet.
record LabFleet(Map<String, Map<String, String>> outputs) {
    static final String BLUE = "blue";
    static final String GREEN = "green";

    LabFleet {
        outputs = Map.copyOf(outputs);
    }

    /// `lab.yaml` with the options in the place of its own values.
    static Fleet of(LabOptions options) {
        try {
            return FleetReader.read(Templates.labFleet(), "lab.yaml")
                    .with(BLUE, Map.of("DesiredCount", String.valueOf(options.blueTasks())))
                    .with(GREEN, Map.of("DesiredCount", String.valueOf(options.greenTasks())))
                    .with(
                            "traffic",
                            Map.of(
                                    "DeregistrationDelay",
                                    String.valueOf(options.deregistrationDelay().toSeconds()),
                                    "GroupStickiness",
                                    String.valueOf(options.groupStickiness().toSeconds())));
        } catch (FleetFileException broken) {
            throw new IllegalStateException("lab.yaml, which is built in, cannot be read", broken);
        }
    }

    /// Of the first stack that gives it.
    Optional<String> output(String name) {
        return outputs.values().stream()
                .flatMap(given -> Optional.ofNullable(given.get(name)).stream())
                .findFirst();
    }

    /// @throws IllegalStateException if no stack gives it, as in an empty lab
    String required(String name) {
        return output(name)
                .orElseThrow(
                        () -> new IllegalStateException("no stack of the lab's own has " + name));
    }

    /// @throws IllegalStateException if the stack does not give it, as in an empty lab
    String required(String stack, String name) {
        return Optional.ofNullable(outputs.get(stack))
                .flatMap(given -> Optional.ofNullable(given.get(name)))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "there is no stack %s with %s".formatted(stack, name)));
    }

    boolean isEmpty() {
        return outputs.isEmpty();
    }
}
