package io.signalbox.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One started plan. Safe on any thread.
public interface Operation {

    String id();

    Plan plan();

    /// What happened so far, oldest first.
    List<OperationEvent> events();

    /// Completes with the last event; never exceptionally.
    CompletableFuture<OperationEvent> done();

    /// Asks to stop before the next step. A step that is already writing is finished and verified.
    void cancel();
}
