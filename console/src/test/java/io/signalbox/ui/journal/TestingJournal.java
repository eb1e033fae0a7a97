package io.signalbox.ui.journal;

import io.signalbox.environment.Colour;
import io.signalbox.journal.Change;
import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.JournalPlan;
import io.signalbox.journal.JournalStep;
import io.signalbox.journal.Outcome;
import io.signalbox.ui.kit.TestingSnapshots;
import java.time.Instant;
import java.util.List;

/// Made-up entries: one of every outcome.
final class TestingJournal {

    private static final String WHO = "arn:aws:sts::000000000000:assumed-role/signalbox/operator";
    private static final Instant NOW = TestingSnapshots.NOW;

    private TestingJournal() {}

    /// Newest first.
    static List<JournalEntry> entries() {
        return List.of(shift(), scaled(), failed(), cancelled(), unfinished());
    }

    private static JournalEntry shift() {
        Instant at = NOW.minusSeconds(170);
        return entry(
                "op-50",
                at,
                new JournalPlan(
                        "shift",
                        "Shift 50 % to green",
                        List.of(
                                new Change("blue weight", "90", "50", Colour.BLUE),
                                new Change("green weight", "10", "50", Colour.GREEN)),
                        null),
                List.of(new JournalStep("Set the weights to 50 | 50", at.plusMillis(200), null)),
                new Outcome.Running());
    }

    private static JournalEntry scaled() {
        Instant at = NOW.minusSeconds(1_500);
        return entry(
                "op-2",
                at,
                scale("channels-blue", "2", "3"),
                List.of(
                        new JournalStep(
                                "Ask ECS for 3 tasks", at.plusMillis(200), at.plusMillis(1_600))),
                new Outcome.Succeeded(at.plusMillis(1_700)));
    }

    private static JournalEntry failed() {
        Instant at = NOW.minusSeconds(2_400);
        return entry(
                "op-3",
                at,
                scale("channels-green", "0", "2"),
                List.of(new JournalStep("Ask ECS for 2 tasks", at.plusMillis(200), null)),
                new Outcome.Failed(
                        at.plusMillis(900), "AWS denied ecs:UpdateService to role operator."));
    }

    private static JournalEntry cancelled() {
        Instant at = NOW.minusSeconds(4_000);
        return entry(
                "op-4",
                at,
                scale("channels-blue", "3", "2"),
                List.of(),
                new Outcome.Cancelled(at.plusMillis(400)));
    }

    static JournalEntry unfinished() {
        Instant at = NOW.minusSeconds(90_000);
        return entry(
                "op-5",
                at,
                scale("channels-blue", "2", "4"),
                List.of(new JournalStep("Ask ECS for 4 tasks", at.plusMillis(200), null)),
                new Outcome.Unfinished());
    }

    private static JournalPlan scale(String service, String before, String after) {
        return new JournalPlan(
                "scale-service",
                "Scale " + service + " to " + after,
                List.of(new Change("desired", before, after, null)),
                null);
    }

    private static JournalEntry entry(
            String id, Instant at, JournalPlan plan, List<JournalStep> steps, Outcome outcome) {
        boolean wrote = outcome instanceof Outcome.Succeeded;
        return new JournalEntry(
                id,
                at,
                WHO,
                "channels",
                plan,
                steps,
                outcome,
                wrote ? List.of("5f8f9c1e-7d3b-4b1e-9a57-2f6f0c9d1a42") : List.of());
    }
}
