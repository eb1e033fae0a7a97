package io.signalbox.operation;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.journal.Journal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes plans from fresh readings. Blocks; never throws for what AWS answers.
final class Planner {

    private final Environment environment;
    private final AwsTarget target;
    private final AwsGateways gateways;
    private final Journal journal;
    private final Supplier<Picture> picture;
    private final InstantSource clock;

    /// What the console has on screen: for numbers in texts, never for guards.
    record Picture(FleetSnapshot fleet, CloudSnapshot cloud) {}

    Planner(
            Environment environment,
            AwsGateways gateways,
            Journal journal,
            Supplier<Picture> picture,
            InstantSource clock) {
        if (environment.aws() == null) {
            throw new IllegalArgumentException(environment.name() + " has no AWS part");
        }
        this.environment = environment;
        this.target = environment.aws();
        this.gateways = gateways;
        this.journal = journal;
        this.picture = picture;
        this.clock = clock;
    }

    /// @param id of the operation that would come of it
    PlannedOperation plan(Intent intent, String id) {
        try {
            Picture seen = picture.get();
            FleetMap map = FleetMap.of(seen.fleet(), seen.cloud(), environment);
            PlanDraft draft =
                    switch (intent) {
                        case Intent.ScaleService scale ->
                                new ServicePlanner(environment, target, gateways).plan(scale, map);
                        case Intent.ScaleGroup scale ->
                                new GroupPlanner(target, gateways).plan(scale);
                        case Intent.ShiftTraffic shift -> traffic().shift(shift, map, rollBack());
                        case Intent.SwitchTraffic to -> traffic().switchTo(to, map, rollBack());
                        case Intent.RollBackTraffic back ->
                                traffic().rollBack(back, map, rollBack());
                        case Intent.ChangeFleet _,
                                Intent.DrainServer _,
                                Intent.CancelDrain _,
                                Intent.StopTask _ ->
                                throw new IllegalArgumentException("no plan for " + intent);
                    };
            return draft.finish(id, clock.instant());
        } catch (AwsException e) {
            return PlanDraft.refused(
                    intent,
                    title(intent),
                    e.failure().sentence() + " " + e.failure().whatToDo(),
                    id,
                    clock.instant());
        }
    }

    Optional<RollBack> rollBack() {
        return target.ruleArn() == null
                ? Optional.empty()
                : RollBack.find(journal.entries(), environment.name(), target.ruleArn());
    }

    private TrafficPlanner traffic() {
        return new TrafficPlanner(target, gateways);
    }

    /// The title of a plan that could not be made.
    static String title(Intent intent) {
        return switch (intent) {
            case Intent.ScaleService s -> "Scale " + s.service() + " to " + s.desired();
            case Intent.ScaleGroup g -> "Scale " + g.group() + " to " + g.desired();
            case Intent.ShiftTraffic s -> "Shift " + s.greenPercent() + " % to green";
            case Intent.SwitchTraffic s -> "Switch all traffic to " + s.to().word();
            case Intent.RollBackTraffic _ -> "Roll back traffic";
            case Intent.ChangeFleet _ -> "Change sockets";
            case Intent.DrainServer d -> "Drain " + d.serverId();
            case Intent.CancelDrain d -> "End the drain of " + d.serverId();
            case Intent.StopTask s -> "Stop task " + s.taskId();
        };
    }

    /// The journal's stable word.
    static String kind(Intent intent) {
        return switch (intent) {
            case Intent.ScaleService _ -> "scale-service";
            case Intent.ScaleGroup _ -> "scale-group";
            case Intent.ShiftTraffic _ -> "shift";
            case Intent.SwitchTraffic _ -> "switch";
            case Intent.RollBackTraffic _ -> RollBack.KIND;
            case Intent.ChangeFleet _ -> "change-fleet";
            case Intent.DrainServer _ -> "drain-server";
            case Intent.CancelDrain _ -> "cancel-drain";
            case Intent.StopTask _ -> "stop-task";
        };
    }
}
