package io.signalbox.ui.kit;

import io.signalbox.operation.Intent;
import io.signalbox.operation.Operation;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Operations;
import io.signalbox.operation.Plan;
import io.signalbox.operation.TrafficSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// Operations that answer with prepared plans and do only what the test says.
public final class TestingOperations implements Operations {
    private final Function<Intent, Plan> planner;
    private final List<Consumer<OperationEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<TestingOperation> started = new CopyOnWriteArrayList<>();

    public TestingOperations(Function<Intent, Plan> planner) {
        this.planner = planner;
    }

    @Override
    public Plan plan(Intent intent) {
        return planner.apply(intent);
    }

    @Override
    public Operation start(Plan plan) {
        var operation = new TestingOperation("op-" + (started.size() + 1), plan);
        started.add(operation);
        tell(operation, new OperationEvent.Started(operation.id(), TestingSnapshots.NOW, plan));
        return operation;
    }

    /// Adds an event to an operation as its own thread would.
    public void tell(TestingOperation operation, OperationEvent event) {
        operation.events.add(event);
        if (event.last()) {
            operation.done.complete(event);
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    public List<TestingOperation> started() {
        return started;
    }

    @Override
    public List<Operation> recent() {
        return new ArrayList<Operation>(started).reversed();
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return Optional.of(new TrafficSplit(100, 0));
    }

    @Override
    public void onEvent(Consumer<OperationEvent> listener) {
        listeners.add(listener);
    }

    /// Does nothing by itself.
    public static final class TestingOperation implements Operation {
        private final String id;
        private final Plan plan;
        private final List<OperationEvent> events = new CopyOnWriteArrayList<>();
        private final CompletableFuture<OperationEvent> done = new CompletableFuture<>();
        private volatile boolean cancelAsked;

        TestingOperation(String id, Plan plan) {
            this.id = id;
            this.plan = plan;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Plan plan() {
            return plan;
        }

        @Override
        public List<OperationEvent> events() {
            return List.copyOf(events);
        }

        @Override
        public CompletableFuture<OperationEvent> done() {
            return done;
        }

        @Override
        public void cancel() {
            cancelAsked = true;
        }

        public boolean cancelAsked() {
            return cancelAsked;
        }
    }
}
