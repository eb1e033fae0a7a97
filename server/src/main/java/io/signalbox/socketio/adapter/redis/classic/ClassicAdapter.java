package io.signalbox.socketio.adapter.redis.classic;

import io.signalbox.socketio.adapter.Adapter;
import io.signalbox.socketio.adapter.AdapterContext;
import io.signalbox.socketio.adapter.AdapterListener;
import io.signalbox.socketio.adapter.BroadcastOptions;
import io.signalbox.socketio.adapter.LocalAdapter;
import io.signalbox.socketio.adapter.LocalSocket;
import io.signalbox.socketio.adapter.SocketDetails;
import io.signalbox.socketio.adapter.cluster.LocalMember;
import io.signalbox.socketio.adapter.cluster.PendingRequests;
import io.signalbox.socketio.adapter.cluster.Target;
import io.signalbox.socketio.adapter.cluster.Tokens;
import io.signalbox.socketio.adapter.cluster.WireFlags;
import io.signalbox.socketio.adapter.cluster.WirePacket;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.AckedBroadcast;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Disconnect;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Fetch;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Join;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.Leave;
import io.signalbox.socketio.adapter.redis.classic.ClassicRequest.ServerSideEmit;
import io.signalbox.socketio.adapter.redis.link.RedisCounters;
import io.signalbox.socketio.adapter.redis.link.RedisLink;
import io.signalbox.socketio.adapter.redis.link.RedisState;
import io.signalbox.socketio.adapter.redis.link.RedisUnavailableException;
import io.signalbox.socketio.adapter.redis.link.Subscriptions.Kind;
import io.signalbox.socketio.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One namespace of this server as a member of a fleet over Redis. Rooms and local delivery are those
/// of the [LocalAdapter]; this class says to the others what they must hear, [PeerMessages] does what
/// they say.
///
/// As in the official adapter, joins, leaves and disconnects of matching sockets take effect here when
/// the message comes back from Redis; only if it cannot be sent at all they are done at once.
public final class ClassicAdapter implements Adapter {

    private final LocalAdapter local;
    private final RedisLink link;
    private final ClassicOptions options;
    private final String uid = Tokens.next();
    private final String namespace;
    private final ClassicChannels channels;
    private final PendingRequests<ClassicResponse> pending;
    private final Runnable whenLost;

    /// Joins the fleet as soon as the link is open.
    public ClassicAdapter(
            AdapterContext context, LocalAdapter local, RedisLink link, ClassicOptions options) {
        this.local = local;
        this.link = link;
        this.options = options;
        this.namespace = context.name();
        this.channels = ClassicChannels.of(options.keyPrefix(), namespace, uid);
        this.pending = new PendingRequests<>(link::later);
        PeerMessages peers =
                new PeerMessages(this, new LocalMember(context, local, link.workers()), pending);
        link.subscriptions().add(Kind.PATTERN, channels.broadcastPattern(), peers::onBroadcast);
        for (String channel : channels.direct()) {
            link.subscriptions().add(Kind.CHANNEL, channel, peers::onDirect);
        }
        whenLost = () -> pending.failAll(RedisUnavailableException.disconnected());
        link.whenLost(whenLost);
    }

    String uid() {
        return uid;
    }

    ClassicChannels channels() {
        return channels;
    }

    RedisCounters counters() {
        return link.counters();
    }

    /// Where an answer for a request of `requester` goes.
    void respond(@Nullable String requester, ClassicResponse response) {
        String channel =
                options.publishOnSpecificResponseChannel() && requester != null
                        ? channels.responseTo(requester)
                        : channels.response();
        publish(channel, ResponseCodec.encode(response));
    }

    /// An answer that always goes to the common channel.
    void respondToAll(ClassicResponse response) {
        publish(channels.response(), ResponseCodec.encode(response));
    }

    private CompletableFuture<Long> publish(String channel, byte[] message) {
        return link.publish(channel, message);
    }

    private CompletableFuture<Long> request(ClassicRequest request) {
        return publish(channels.request(), RequestCodec.encode(request));
    }

    @Override
    public void broadcast(Packet.Event packet, BroadcastOptions target) {
        if (!target.flags().local()) {
            publishBroadcast(packet, target);
        }
        local.broadcast(packet, target);
    }

    private void publishBroadcast(Packet.Event packet, BroadcastOptions target) {
        BroadcastMessage message =
                new BroadcastMessage(
                        uid,
                        new WirePacket(namespace, packet.data()),
                        Target.of(target.rooms(), target.except()),
                        WireFlags.write(target.flags()));
        publish(channels.broadcastTo(target.rooms()), message.encode());
    }

    @Override
    public void broadcastWithAck(
            Packet.Event packet,
            BroadcastOptions target,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack) {
        if (!target.flags().local()) {
            String requestId = Tokens.next();
            Duration given = target.flags().timeout();
            Duration time = given == null ? options.requestTimeout() : given;
            pending.listen(requestId, time, new AckAnswers(clientCount, ack));
            request(
                    new AckedBroadcast(
                            uid,
                            requestId,
                            new WirePacket(namespace, packet.data()),
                            Target.of(target.rooms(), target.except()),
                            WireFlags.write(target.flags())));
        }
        local.broadcastWithAck(packet, target, clientCount, ack);
    }

    private record AckAnswers(IntConsumer clientCount, Consumer<@Nullable Object> ack)
            implements Consumer<ClassicResponse> {
        @Override
        public void accept(ClassicResponse response) {
            switch (response) {
                case ClassicResponse.ClientCount count -> clientCount.accept(count.count());
                case ClassicResponse.ClientAck answer -> ack.accept(answer.argument());
                case ClassicResponse.SocketIds _,
                        ClassicResponse.Fetched _,
                        ClassicResponse.Rooms _,
                        ClassicResponse.Done _,
                        ClassicResponse.ServerSideAnswer _ -> {}
            }
        }
    }

    @Override
    public CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions target) {
        CompletionStage<List<SocketDetails>> own = local.fetchSockets(target);
        if (target.flags().local()) {
            return own;
        }
        return own.thenCombine(fetchFromPeers(target), ClassicAdapter::concat);
    }

    private CompletionStage<List<SocketDetails>> fetchFromPeers(BroadcastOptions target) {
        return peerCount()
                .thenCompose(
                        peers -> {
                            if (peers <= 0) {
                                return CompletableFuture.completedFuture(List.of());
                            }
                            String requestId = Tokens.next();
                            Fetch fetch =
                                    new Fetch(
                                            uid,
                                            requestId,
                                            Target.of(target.rooms(), target.except()));
                            return gather(fetch, requestId, peers, (_, _) -> FETCH_TIMEOUT)
                                    .thenApply(ClassicAdapter::sockets);
                        });
    }

    private static final String FETCH_TIMEOUT =
            "timeout reached while waiting for fetchSockets response";

    private CompletableFuture<List<ClassicResponse>> gather(
            ClassicRequest request, String id, int peers, PendingRequests.TimeoutText text) {
        CompletableFuture<List<ClassicResponse>> answers =
                pending.gather(id, peers, options.requestTimeout(), text);
        request(request)
                .whenComplete(
                        (receivers, failure) -> {
                            if (failure != null) {
                                answers.completeExceptionally(failure);
                            }
                        });
        return answers;
    }

    private static List<SocketDetails> sockets(List<ClassicResponse> answers) {
        List<SocketDetails> all = new ArrayList<>();
        for (ClassicResponse answer : answers) {
            if (answer instanceof ClassicResponse.Fetched fetched) {
                fetched.sockets().forEach(socket -> all.add(socket.details()));
            }
        }
        return all;
    }

    private static <T> List<T> concat(List<T> a, List<T> b) {
        List<T> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    @Override
    public void addSockets(BroadcastOptions target, Set<String> rooms) {
        change(
                target,
                new Join(uid, Target.of(target.rooms(), target.except()), List.copyOf(rooms)),
                () -> local.addSockets(target, rooms));
    }

    @Override
    public void delSockets(BroadcastOptions target, Set<String> rooms) {
        change(
                target,
                new Leave(uid, Target.of(target.rooms(), target.except()), List.copyOf(rooms)),
                () -> local.delSockets(target, rooms));
    }

    @Override
    public void disconnectSockets(BroadcastOptions target, boolean close) {
        change(
                target,
                new Disconnect(uid, Target.of(target.rooms(), target.except()), close),
                () -> local.disconnectSockets(target, close));
    }

    private void change(BroadcastOptions target, ClassicRequest request, Runnable here) {
        if (target.flags().local() || link.state() == RedisState.DISCONNECTED) {
            here.run();
            return;
        }
        request(request)
                .whenComplete(
                        (receivers, failure) -> {
                            if (failure != null) {
                                here.run();
                            }
                        });
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> data) {
        request(new ServerSideEmit(uid, null, data));
    }

    @Override
    public CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(
            List<@Nullable Object> data) {
        return peerCount()
                .thenCompose(
                        peers -> {
                            if (peers <= 0) {
                                return CompletableFuture.completedFuture(List.of());
                            }
                            String requestId = Tokens.next();
                            return gather(
                                            new ServerSideEmit(uid, requestId, data),
                                            requestId,
                                            peers,
                                            ClassicAdapter::missingAnswers)
                                    .thenApply(ClassicAdapter::serverSideAnswers);
                        });
    }

    private static String missingAnswers(int received, int expected) {
        return "timeout reached: only %d responses received out of %d"
                .formatted(received, expected);
    }

    private static List<@Nullable Object> serverSideAnswers(List<ClassicResponse> answers) {
        List<@Nullable Object> all = new ArrayList<>();
        for (ClassicResponse answer : answers) {
            all.add(answer instanceof ClassicResponse.ServerSideAnswer a ? a.data() : null);
        }
        return all;
    }

    @Override
    public Set<String> socketRooms(String id) {
        return local.socketRooms(id);
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return link.subscribers(channels.request());
    }

    private CompletionStage<Integer> peerCount() {
        return serverCount().thenApply(servers -> servers - 1);
    }

    @Override
    public void addAll(LocalSocket socket, Collection<String> rooms) {
        local.addAll(socket, rooms);
    }

    @Override
    public void del(LocalSocket socket, String room) {
        local.del(socket, room);
    }

    @Override
    public void delAll(LocalSocket socket) {
        local.delAll(socket);
    }

    @Override
    public void listen(AdapterListener listener) {
        local.listen(listener);
    }

    @Override
    public void close() {
        link.forget(whenLost);
        link.subscriptions().remove(Kind.PATTERN, channels.broadcastPattern());
        channels.direct().forEach(name -> link.subscriptions().remove(Kind.CHANNEL, name));
    }
}
