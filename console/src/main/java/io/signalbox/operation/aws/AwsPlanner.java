package io.signalbox.operation.aws;

import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.journal.Journal;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.Intent;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.PlannedOperation;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes plans from fresh readings. Blocks; throws [io.signalbox.cloud.aws.AwsException].
final class AwsPlanner {

    private final Environment environment;
    private final AwsTarget target;
    private final AwsGateways gateways;
    private final Journal journal;
    private final Supplier<AwsSide.Picture> picture;
    private final InstantSource clock;

    AwsPlanner(
            Environment environment,
            AwsTarget target,
            AwsGateways gateways,
            Journal journal,
            Supplier<AwsSide.Picture> picture,
            InstantSource clock) {
        this.environment = environment;
        this.target = target;
        this.gateways = gateways;
        this.journal = journal;
        this.picture = picture;
        this.clock = clock;
    }

    /// @param id of the operation that would come of it
    PlannedOperation plan(Intent.OfAws intent, String id) {
        AwsSide.Picture seen = picture.get();
        FleetMap map = FleetMap.of(seen.fleet(), seen.cloud(), environment);
        PlanDraft draft =
                switch (intent) {
                    case Intent.ScaleService scale ->
                            new ServicePlanner(environment, target, gateways).plan(scale, map);
                    case Intent.ScaleGroup scale -> new GroupPlanner(target, gateways).plan(scale);
                    case Intent.ShiftTraffic shift -> traffic().shift(shift, map, rollBack());
                    case Intent.SwitchTraffic to -> traffic().switchTo(to, map, rollBack());
                    case Intent.RollBackTraffic back -> traffic().rollBack(back, map, rollBack());
                    case Intent.StopTask stop ->
                            new TaskPlanner(environment, target, gateways).plan(stop, map);
                };
        return draft.finish(id, clock.instant());
    }

    Optional<RollBack> rollBack() {
        return target.ruleArn() == null
                ? Optional.empty()
                : RollBack.find(journal.entries(), environment.name(), target.ruleArn());
    }

    private TrafficPlanner traffic() {
        return new TrafficPlanner(target, gateways);
    }
}
