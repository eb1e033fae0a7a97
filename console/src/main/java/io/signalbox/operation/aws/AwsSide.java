package io.signalbox.operation.aws;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.aws.Written;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.journal.Journal;
import io.signalbox.operation.Await;
import io.signalbox.operation.Carried;
import io.signalbox.operation.Intent;
import io.signalbox.operation.PlannedOperation;
import io.signalbox.operation.Side;
import io.signalbox.operation.Sight;
import io.signalbox.operation.StepWork;
import io.signalbox.operation.TrafficSplit;
import io.signalbox.operation.VerifyPace;
import io.signalbox.operation.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The AWS part of an environment as something to change.
public final class AwsSide implements Side {

    private final AwsPlanner planner;
    private final AwsEffects effects;
    private final AwsGateways gateways;
    private final VerifyPace pace;

    /// What the console has on screen: for numbers in texts, never for guards.
    public record Picture(FleetSnapshot fleet, CloudSnapshot cloud) {}

    /// @param pace how long AWS may take
    public AwsSide(
            Environment environment,
            AwsTarget target,
            AwsGateways gateways,
            Journal journal,
            Supplier<Picture> picture,
            VerifyPace pace) {
        this.planner =
                new AwsPlanner(
                        environment, target, gateways, journal, picture, InstantSource.system());
        this.effects = new AwsEffects(target, gateways);
        this.gateways = gateways;
        this.pace = pace;
    }

    @Override
    public boolean takes(Intent intent) {
        return intent instanceof Intent.OfAws;
    }

    @Override
    public PlannedOperation plan(Intent intent, String id) {
        return planner.plan(mine(intent, Intent.OfAws.class), id);
    }

    @Override
    public String who() {
        return gateways.identity().identity().arn();
    }

    @Override
    public Carried carryOut(Write write) {
        Write.OfAws mine = mine(write, Write.OfAws.class);
        Written written = effects.write(mine);
        return new Carried() {
            @Override
            public @Nullable String requestId() {
                return written.requestId();
            }

            @Override
            public Sight look() {
                return effects.look(mine);
            }

            @Override
            public String unseen(String now) {
                return "AWS accepted the change, but after "
                        + pace.readBack().toSeconds()
                        + " s "
                        + now
                        + ".";
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Duration patience(StepWork work) {
        return switch (work) {
            case Write _ -> pace.readBack();
            case Await _ -> pace.settle();
        };
    }

    @Override
    public Sight look(Await await) {
        return effects.look(mine(await, Await.OfAws.class));
    }

    @Override
    public String name() {
        return "AWS";
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return planner.rollBack().map(RollBack::split);
    }

    private static <T> T mine(Object given, Class<T> kind) {
        if (!kind.isInstance(given)) {
            throw new IllegalArgumentException("not of AWS: " + given);
        }
        return kind.cast(given);
    }
}
