package io.signalbox.operation;

import io.signalbox.environment.Colour;
import io.signalbox.journal.Change;
import io.signalbox.journal.WeightMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan while it is being made. Confined to the thread that makes it.
public final class PlanDraft {

    private final Intent intent;
    private PlanWording wording;
    private final List<Change> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private @Nullable WeightMove move;

    public PlanDraft(Intent intent, String title, String confirmLabel) {
        this.intent = intent;
        this.wording = new PlanWording(title, confirmLabel, "");
    }

    public PlanDraft consequences(String text) {
        wording = new PlanWording(wording.title(), wording.confirmLabel(), text);
        return this;
    }

    public PlanDraft change(String subject, Object before, Object after, @Nullable Colour colour) {
        changes.add(new Change(subject, before.toString(), after.toString(), colour));
        return this;
    }

    public PlanDraft find(Finding finding) {
        findings.add(finding);
        return this;
    }

    public PlanDraft step(String name, StepWork work) {
        steps.add(new Step(name, work));
        return this;
    }

    public PlanDraft command(String command) {
        commands.add(command);
        return this;
    }

    public PlanDraft move(WeightMove weights) {
        move = weights;
        return this;
    }

    public PlannedOperation finish(String id, Instant now) {
        return new PlannedOperation(
                new Plan(id, intent, now, wording, changes, findings, steps, commands), move);
    }

    /// A plan that cannot be started, and why.
    public static PlannedOperation refused(
            Intent intent, String title, String sentence, String id, Instant now) {
        return new PlanDraft(intent, title, title).find(Finding.block(sentence)).finish(id, now);
    }
}
