package io.signalbox.app;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.sdk.AwsSession;
import io.signalbox.cloud.stack.FoundFleet;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.ui.environments.FleetSearch;
import io.signalbox.ui.kit.FxThread;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Finds fleets by the stacks of an account, in a session that cannot write.
final class StackFleetSearch implements FleetSearch {

    private final Executor background;

    /// @param background may block
    StackFleetSearch(Executor background) {
        this.background = background;
    }

    @Override
    public void start(Place place, Consumer<Outcome> outcome) {
        background.execute(
                () -> {
                    Outcome found = search(place);
                    FxThread.run(() -> outcome.accept(found));
                });
    }

    private static Outcome search(Place place) {
        // Reading stacks needs Region, endpoint and profile alone.
        var target =
                new AwsTarget(
                        place.region(),
                        place.endpoint(),
                        place.profile(),
                        "any",
                        "blue",
                        "green",
                        null,
                        null);
        try (AwsSession session = AwsSession.open(target, () -> false)) {
            var gateways = session.gateways();
            return new Outcome.Found(
                    FoundFleet.in(gateways.stacks().stacks(), gateways.traffic()::listener));
        } catch (AwsException e) {
            return new Outcome.Failed(e.failure().sentence(), e.failure().whatToDo());
        } catch (EnvironmentException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), "");
        }
    }
}
