package io.signalbox.lab.stacks.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the last look at a resource found.
///
/// @param status `IN_SYNC`, `MODIFIED`, `DELETED` or `NOT_CHECKED`
/// @param expected properties by the template, of those that can be read back
public record Drift(
        String status,
        Optional<Instant> when,
        Map<String, Object> expected,
        Map<String, Object> actual,
        List<Difference> differences) {
    public static final Drift NOT_CHECKED =
            new Drift("NOT_CHECKED", Optional.empty(), Map.of(), Map.of(), List.of());

    /// @param kind `ADD`, `REMOVE` or `NOT_EQUAL`
    public record Difference(String path, String expected, String actual, String kind) {}

    public Drift {
        differences = List.copyOf(differences);
    }
}
