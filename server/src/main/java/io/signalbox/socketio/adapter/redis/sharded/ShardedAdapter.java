package io.signalbox.socketio.adapter.redis.sharded;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.AdapterListener;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.cluster.ClusterAdapter;
import io.signalbox.socketio.adapter.cluster.ClusterCodec;
import io.signalbox.socketio.adapter.cluster.ClusterMessage;
import io.signalbox.socketio.adapter.cluster.ClusterMessage.Envelope;
import io.signalbox.socketio.adapter.cluster.ClusterTransport;
import io.signalbox.socketio.adapter.cluster.Tokens;
import io.signalbox.socketio.adapter.redis.link.RedisLink;
import io.signalbox.socketio.adapter.redis.link.RedisUnavailableException;
import io.signalbox.socketio.adapter.redis.link.Subscriptions.Kind;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// One namespace of this server as a member of a fleet over sharded channels of Redis.
public final class ShardedAdapter implements ClusterTransport, AdapterListener {

    private final LocalAdapter local;
    private final RedisLink link;
    private final ShardedChannels channels;
    private final FreshRooms fresh;
    private final ClusterAdapter adapter;
    private final Runnable whenLost;
    private volatile boolean closed;

    private ShardedAdapter(
            AdapterContext context, LocalAdapter local, RedisLink link, ShardedOptions options) {
        String uid = Tokens.hex();
        this.local = local;
        this.link = link;
        this.channels =
                ShardedChannels.of(options.channelPrefix(), context.name(), uid, options.mode());
        this.fresh = new FreshRooms(link::later);
        this.adapter = new ClusterAdapter(uid, context, local, this, options.requestTimeout());
        this.whenLost = () -> adapter.answersLost(RedisUnavailableException.disconnected());
    }

    /// Joins the fleet as soon as the link is open.
    public static Adapter create(
            AdapterContext context, LocalAdapter local, RedisLink link, ShardedOptions options) {
        ShardedAdapter sharded = new ShardedAdapter(context, local, link, options);
        sharded.start();
        return sharded.adapter;
    }

    private void start() {
        link.whenLost(whenLost);
        for (String channel : channels.direct()) {
            link.subscriptions().add(Kind.SHARDED, channel, this::received);
        }
        if (channels.mode() != SubscriptionMode.STATIC) {
            local.listen(this);
        }
    }

    private void received(String channel, byte[] message) {
        link.counters().received();
        adapter.received(message);
    }

    @Override
    public void createRoom(String room) {
        listen(room);
    }

    @Override
    public void deleteRoom(String room) {
        listen(room);
    }

    // Two threads may create and delete a room at the same time and say so in the wrong order, so
    // it is
    // asked again whether there is one.
    private void listen(String room) {
        link.subscriptions()
                .reconcile(
                        Kind.SHARDED, channels.ofRoom(room), () -> isWanted(room), this::received);
    }

    private boolean isWanted(String room) {
        return !closed && local.hasRoom(room) && channels.listensTo(local.socket(room) != null);
    }

    @Override
    public CompletionStage<?> publish(Envelope envelope) {
        return link.publishSharded(channel(envelope.message()), ClusterCodec.encode(envelope));
    }

    private String channel(ClusterMessage message) {
        if (message instanceof ClusterMessage.Join join) {
            fresh.add(join.rooms());
        } else if (message instanceof ClusterMessage.Broadcast broadcast
                && broadcast.target().rooms().size() == 1
                && fresh.contains(broadcast.target().rooms().getFirst())) {
            return channels.common();
        }
        return channels.of(message);
    }

    @Override
    public CompletionStage<?> respond(String uid, Envelope envelope) {
        return link.publishSharded(channels.ofMember(uid), ClusterCodec.encode(envelope));
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return link.shardedSubscribers(channels.common());
    }

    @Override
    public void later(Duration delay, Runnable task) {
        link.later(delay, task);
    }

    @Override
    public Executor workers() {
        return link.workers();
    }

    @Override
    public void malformed() {
        link.counters().malformed();
    }

    @Override
    public void close() {
        closed = true;
        link.forget(whenLost);
        for (String channel : channels.direct()) {
            link.subscriptions().remove(Kind.SHARDED, channel);
        }
        for (String room : local.roomNames()) {
            link.subscriptions().remove(Kind.SHARDED, channels.ofRoom(room));
        }
    }
}
