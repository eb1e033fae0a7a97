package io.signalbox.operation.aws;

import io.signalbox.journal.JournalEntry;
import io.signalbox.journal.Outcome;
import io.signalbox.journal.WeightMove;
import io.signalbox.operation.TrafficSplit;
import java.util.List;
import java.util.Optional;

/// Finds what a roll back goes back to. A shift by steps is several operations in the same
/// direction, each beginning where the one before ended; the way back leads to before the first.
///
/// @param last the newest operation that moved the weights
/// @param split the weights before the first step
record RollBack(WeightMove last, TrafficSplit split) {

    static final String KIND = "roll-back";

    /// @param entries newest first
    static Optional<RollBack> find(List<JournalEntry> entries, String environment, String ruleArn) {
        List<JournalEntry> moves =
                entries.stream()
                        .filter(entry -> entry.environment().equals(environment))
                        .filter(entry -> movesRule(entry, ruleArn) && mayHaveWritten(entry))
                        .toList();
        if (moves.isEmpty() || moves.getFirst().plan().kind().equals(KIND)) {
            return Optional.empty();
        }
        WeightMove last = move(moves.getFirst());
        WeightMove first = last;
        for (JournalEntry older : moves.subList(1, moves.size())) {
            WeightMove move = move(older);
            boolean sameShift =
                    !older.plan().kind().equals(KIND)
                            && direction(move) == direction(last)
                            && move.blue().after() == first.blue().before()
                            && move.green().after() == first.green().before();
            if (!sameShift) {
                break;
            }
            first = move;
        }
        return Optional.of(
                new RollBack(
                        last, new TrafficSplit(first.blue().before(), first.green().before())));
    }

    private static boolean movesRule(JournalEntry entry, String ruleArn) {
        WeightMove move = entry.plan().move();
        return move != null && move.ruleArn().equals(ruleArn);
    }

    private static WeightMove move(JournalEntry entry) {
        WeightMove move = entry.plan().move();
        if (move == null) {
            throw new IllegalArgumentException("moves no traffic: " + entry.id());
        }
        return move;
    }

    private static boolean mayHaveWritten(JournalEntry entry) {
        return switch (entry.outcome()) {
            case Outcome.Succeeded _ -> true;
            case Outcome.Running _ -> false;
            case Outcome.Failed _, Outcome.Cancelled _ -> !entry.requestIds().isEmpty();
            // Cut off between writing and noting: AWS may have taken it.
            case Outcome.Unfinished _ -> !entry.steps().isEmpty();
        };
    }

    private static int direction(WeightMove move) {
        int before = new TrafficSplit(move.blue().before(), move.green().before()).greenPercent();
        int after = new TrafficSplit(move.blue().after(), move.green().after()).greenPercent();
        return Integer.signum(after - before);
    }
}
