package io.signalbox.lab;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.StackEngine;
import io.signalbox.lab.stacks.StackReport;
import io.signalbox.lab.stacks.run.StackStatus;
import io.signalbox.templates.Filling;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetStack;
import io.signalbox.templates.Templates;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Makes the stacks of a fleet one after the other, as `signalbox deploy` would, but within the lab. Control thread only,
/// except for [#outputs].
final class FleetBoot {
    /// Nobody watches a boot step by step, so it takes many at each tick.
    private static final int STEPS = 40;

    private final StackEngine engine;
    private final Fleet fleet;
    private final Deque<FleetStack> waiting;
    private final Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
    private final CompletableFuture<Map<String, Map<String, String>>> done =
            new CompletableFuture<>();

    FleetBoot(StackEngine engine, Fleet fleet) {
        this.engine = engine;
        this.fleet = fleet;
        this.waiting = new ArrayDeque<>(fleet.stacks());
    }

    /// Completes with the outputs of all stacks by the stacks' names within the fleet, or with an [IOException] that says
    /// which stack failed and why. Any thread.
    CompletableFuture<Map<String, Map<String, String>>> outputs() {
        return done;
    }

    /// Goes on as far as it can now.
    ///
    /// @return whether there is nothing left to do
    boolean tick() {
        for (int i = 0; i < STEPS && !done.isDone(); i++) {
            step();
            engine.tick();
        }
        return done.isDone();
    }

    private void step() {
        FleetStack next = waiting.peek();
        if (next == null) {
            done.complete(outputs);
            return;
        }
        try {
            StackReport report = engine.stack(fleet.stackName(next)).orElse(null);
            if (report == null) {
                begin(next);
            } else if (report.status() == StackStatus.CREATE_COMPLETE) {
                outputs.put(next.name(), report.outputs());
                waiting.remove();
            } else if (report.status() != StackStatus.CREATE_IN_PROGRESS) {
                throw new IOException(
                        "stack %s could not be made: %s %s"
                                .formatted(report.name(), report.reason(), report.failures()));
            }
        } catch (IOException | FleetFileException failed) {
            done.completeExceptionally(failed);
        } catch (ApiError refused) {
            done.completeExceptionally(
                    new IOException(
                            "stack %s was refused: %s"
                                    .formatted(fleet.stackName(next), refused.text()),
                            refused));
        }
    }

    private void begin(FleetStack next) throws FleetFileException {
        Filling filling = Filling.of(fleet, next, outputs);
        if (!filling.awaited().isEmpty()) {
            throw new FleetFileException(
                    "Stack '%s' waits for outputs that no stack before it gives: %s."
                            .formatted(next.name(), filling.awaited()));
        }
        engine.create(
                fleet.stackName(next),
                Templates.read(next.template()).body(),
                filling.values(),
                fleet.tagsOf(next));
    }
}
