package io.signalbox.socketio.ack;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Collects the answers to one broadcast: complete when every server has said how many clients it reached
/// and as many have answered.
public final class BroadcastAcks {
    private final CompletableFuture<List<@Nullable Object>> result = new CompletableFuture<>();
    private final List<@Nullable Object> answers = new ArrayList<>();
    private int servers = -1;
    private int counted;
    private int clients;

    private BroadcastAcks() {}

    /// Sends the event and collects. Any thread.
    ///
    /// @param packet with an id of the namespace's
    /// @return the first argument of each answer; fails after `timeout` with an [AckException] that holds
    ///     the answers which did come
    public static CompletableFuture<List<@Nullable Object>> collect(
            Adapter adapter, Packet.Event packet, BroadcastOptions options, Duration timeout) {
        BroadcastAcks acks = new BroadcastAcks();
        if (options.flags().local()) {
            acks.expectServers(1);
        } else {
            adapter.serverCount()
                    .whenComplete(
                            (count, failure) -> {
                                if (failure == null) {
                                    acks.expectServers(count);
                                } else {
                                    acks.result.completeExceptionally(failure);
                                }
                            });
        }
        adapter.broadcastWithAck(packet, options, acks::count, acks::answer);
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(acks::expire);
        return acks.result;
    }

    private void expectServers(int count) {
        synchronized (this) {
            servers = count;
        }
        check();
    }

    private void count(int reached) {
        synchronized (this) {
            counted++;
            clients += reached;
        }
        check();
    }

    private void answer(@Nullable Object value) {
        synchronized (this) {
            answers.add(value);
        }
        check();
    }

    private void check() {
        List<@Nullable Object> complete = null;
        synchronized (this) {
            if (counted == servers && answers.size() >= clients) {
                complete = Collections.unmodifiableList(new ArrayList<>(answers));
            }
        }
        if (complete != null) {
            result.complete(complete);
        }
    }

    private void expire() {
        if (result.isDone()) {
            return;
        }
        AckException failure;
        synchronized (this) {
            failure =
                    new AckException(
                            "operation has timed out: "
                                    + answers.size()
                                    + " of "
                                    + clients
                                    + " clients have answered",
                            Collections.unmodifiableList(new ArrayList<>(answers)));
        }
        result.completeExceptionally(failure);
    }
}
