package io.signalbox.operation.fleet;

import io.signalbox.fleet.command.FleetLink;
import io.signalbox.operation.Await;
import io.signalbox.operation.Carried;
import io.signalbox.operation.Intent;
import io.signalbox.operation.PlannedOperation;
import io.signalbox.operation.Side;
import io.signalbox.operation.Sight;
import io.signalbox.operation.StepWork;
import io.signalbox.operation.Write;
import java.time.Duration;
import java.time.InstantSource;

/// A fleet, through its admin namespace, as something to change.
///
/// Official servers acknowledge nothing. What was done is therefore seen in the feed or not at all.
public final class FleetSide implements Side {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
    private static final Duration DRAIN_SLACK = Duration.ofMinutes(2);

    private final FleetLink link;
    private final String who;
    private final Duration seenWithin;
    private final InstantSource clock = InstantSource.system();

    /// @param who acts, for the journal: `operator on /admin, local user anna`
    public FleetSide(FleetLink link, String who) {
        this(link, who, SEEN_WITHIN);
    }

    FleetSide(FleetLink link, String who, Duration seenWithin) {
        this.link = link;
        this.who = who;
        this.seenWithin = seenWithin;
    }

    @Override
    public boolean takes(Intent intent) {
        return intent instanceof Intent.OfFleet;
    }

    @Override
    public PlannedOperation plan(Intent intent, String id) {
        if (!(intent instanceof Intent.OfFleet mine)) {
            throw new IllegalArgumentException("not of the fleet: " + intent);
        }
        return (switch (mine) {
                    case Intent.ChangeFleet change -> new SocketPlanner(link.latest()).plan(change);
                    case Intent.DrainServer drain -> new DrainPlanner(link.latest()).drain(drain);
                    case Intent.CancelDrain end -> new DrainPlanner(link.latest()).end(end);
                })
                .finish(id, clock.instant());
    }

    @Override
    public String who() {
        return who;
    }

    @Override
    public Carried carryOut(Write write) {
        if (!(write instanceof Write.OfFleet mine)) {
            throw new IllegalArgumentException("not of the fleet: " + write);
        }
        return switch (mine) {
            case Write.Sockets sockets -> SocketChange.send(link, sockets, seenWithin);
            case Write.DrainBegun begun -> DrainRequest.begin(link, begun);
            case Write.DrainEnded ended -> DrainRequest.end(link, ended);
        };
    }

    @Override
    public Duration patience(StepWork work) {
        return switch (work) {
            case Await.ServerDrained drained ->
                    drained.expected().multipliedBy(2).plus(DRAIN_SLACK);
            case Write _, Await.OfAws _, Await.OfStacks _ -> seenWithin;
        };
    }

    @Override
    public Sight look(Await await) {
        return switch (await) {
            case Await.ServerDrained drained -> DrainRequest.drained(link.latest(), drained);
            case Await.OfAws _, Await.OfStacks _ ->
                    throw new IllegalArgumentException("not of the fleet: " + await);
        };
    }

    @Override
    public String name() {
        return "The fleet";
    }
}
