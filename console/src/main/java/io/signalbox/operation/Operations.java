package io.signalbox.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The one way by which the console changes anything. Safe on any thread.
public interface Operations {

    /// Reads AWS afresh and says what would be done. Blocks for as long as AWS takes; call it on a
    /// virtual thread. A failure to read is a plan with a finding that blocks, never an exception.
    Plan plan(Intent intent);

    /// Begins the plan on a thread of its own. What goes wrong comes as an event, never as an
    /// exception: a blocked plan, a read-only console and a second operation at the same time too.
    Operation start(Plan plan);

    /// Operations of this run of the console, newest first.
    List<Operation> recent();

    /// Where [Intent.RollBackTraffic] would go; empty when there is nothing to go back to. Does not
    /// read AWS.
    Optional<TrafficSplit> rollBackSplit();

    /// Adds a listener for every event of every operation; called on the operations' threads.
    void onEvent(Consumer<OperationEvent> listener);
}
