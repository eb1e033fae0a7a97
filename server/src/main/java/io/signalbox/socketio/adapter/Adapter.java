package io.signalbox.socketio.adapter;

import io.signalbox.socketio.packet.Packet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Rooms and broadcasts of one namespace, over one server ([LocalAdapter]) or a fleet of them. An adapter of
/// a fleet wraps the [LocalAdapter] that its factory is given and adds what must be said to other servers.
///
/// Every method may be called on any thread and returns without waiting. What one thread asks for in turn
/// (join, then broadcast) happens in that order.
public interface Adapter extends AutoCloseable {

    /// Puts a socket of this server into rooms.
    void addAll(LocalSocket socket, Collection<String> rooms);

    /// Takes a socket of this server out of one room.
    void del(LocalSocket socket, String room);

    /// Takes a socket of this server out of all rooms, its own one too.
    void delAll(LocalSocket socket);

    /// Sends an event to the matching sockets of all servers, of this one only with the flag `local`.
    void broadcast(Packet.Event packet, BroadcastOptions options);

    /// The same for an event with an ack id.
    ///
    /// @param clientCount called once for each server, with the number of sockets reached there
    /// @param ack called for each client's answer, with the first argument of its ack
    void broadcastWithAck(
            Packet.Event packet,
            BroadcastOptions options,
            IntConsumer clientCount,
            Consumer<@Nullable Object> ack);

    /// The matching sockets of all servers.
    CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions options);

    /// Puts the matching sockets of all servers into rooms.
    void addSockets(BroadcastOptions options, Set<String> rooms);

    /// Takes the matching sockets of all servers out of rooms.
    void delSockets(BroadcastOptions options, Set<String> rooms);

    /// Disconnects the matching sockets of all servers, with `close` the whole connections below them.
    void disconnectSockets(BroadcastOptions options, boolean close);

    /// Sends an event (name, then arguments) to the other servers.
    void serverSideEmit(List<@Nullable Object> data);

    /// The same, waiting for the first ack argument of each other server.
    CompletionStage<List<@Nullable Object>> serverSideEmitWithAck(List<@Nullable Object> data);

    /// Rooms of a socket of this server, none for an unknown id.
    Set<String> socketRooms(String id);

    /// Number of servers in the fleet, this one included.
    CompletionStage<Integer> serverCount();

    /// Registers a listener for rooms of this server.
    void listen(AdapterListener listener);

    /// Leaves the fleet. Sockets stay where they are.
    @Override
    void close();
}
