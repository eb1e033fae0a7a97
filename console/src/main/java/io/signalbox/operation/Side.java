package io.signalbox.operation;

import java.time.Duration;
import java.util.Optional;

/// One part of an environment that can be changed: its fleet, or what it has at AWS. All calls block
/// for as long as the other end takes and throw [io.signalbox.cloud.aws.AwsException] or
/// [io.signalbox.fleet.command.FleetLinkException] for what the other end says.
public interface Side {

    /// Whether it is the one to ask for this.
    boolean takes(Intent intent);

    /// Makes a plan from what is there now.
    ///
    /// @param id of the operation that would come of it
    PlannedOperation plan(Intent intent, String id);

    /// Who acts, for the journal.
    String who();

    /// Changes something.
    Carried carryOut(Write write);

    /// Within which a write must be seen, or what is waited for must have come about.
    Duration patience(StepWork work);

    /// Looks whether what is waited for has come about.
    Sight look(Await await);

    /// What plans are checked against, as the subject of a sentence: `AWS`.
    String name();

    /// Where a roll back would go. Does not block.
    default Optional<TrafficSplit> rollBackSplit() {
        return Optional.empty();
    }
}
