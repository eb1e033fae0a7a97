package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// What carries the messages of one namespace between the members of a fleet. Any thread; nothing blocks.
public interface ClusterTransport extends AutoCloseable {

    /// Sends a message to all other members, in the order of each thread's calls. It may come back to the
    /// sender, who ignores it.
    CompletionStage<?> publish(Envelope envelope);

    /// Sends an answer to the member with that uid.
    CompletionStage<?> respond(String uid, Envelope envelope);

    /// Number of members, this one included; fails while they cannot be reached.
    CompletionStage<Integer> serverCount();

    /// Runs a task after a while.
    void later(Duration delay, Runnable task);

    /// Threads for long work.
    Executor workers();

    /// A message could not be understood.
    void malformed();

    /// Leaves the fleet.
    @Override
    void close();
}
