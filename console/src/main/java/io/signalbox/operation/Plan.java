package io.signalbox.operation;

import io.signalbox.journal.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Exactly what will be done, made from fresh readings; shown before it is confirmed and then
/// executed as it is.
///
/// @param commands the equivalent `aws` command lines, one per write
public record Plan(
        String id,
        Intent intent,
        Instant madeAt,
        PlanWording wording,
        List<Change> changes,
        List<Finding> findings,
        List<Step> steps,
        List<String> commands) {

    public Plan {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
        steps = List.copyOf(steps);
        commands = List.copyOf(commands);
    }

    public String title() {
        return wording.title();
    }

    public String confirmLabel() {
        return wording.confirmLabel();
    }

    public String consequences() {
        return wording.consequences();
    }

    /// At least one guard forbids it, or there is nothing to do.
    public boolean blocked() {
        return steps.isEmpty() || findings.stream().anyMatch(f -> f.level() == Finding.Level.BLOCK);
    }

    /// What an operator has to type before this may start, wherever it is; empty for most plans. A
    /// protected environment asks for its own name besides.
    public Optional<String> toBeTyped() {
        return intent instanceof Intent.RemoveStacks remove
                ? Optional.of(remove.what())
                : Optional.empty();
    }
}
