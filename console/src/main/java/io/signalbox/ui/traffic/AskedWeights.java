package io.signalbox.ui.traffic;

import io.signalbox.environment.Colour;
import io.signalbox.journal.Change;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.ui.kit.operation.OperationProgress;

/// The weights that a plan asked for, as its changes name them.
final class AskedWeights {
    private AskedWeights() {}

    /// `50 | 50`; a side that the plan leaves alone keeps what it has.
    static String of(Plan plan, TrafficSplit now) {
        return after(plan, Colour.BLUE, now.blue())
                + " | "
                + after(plan, Colour.GREEN, now.green());
    }

    static boolean succeeded(OperationProgress operation) {
        return operation.end() instanceof OperationEvent.Succeeded;
    }

    private static String after(Plan plan, Colour colour, int otherwise) {
        return plan.changes().stream()
                .filter(change -> change.colour() == colour)
                .map(Change::after)
                .findFirst()
                .orElse(Integer.toString(otherwise));
    }
}
