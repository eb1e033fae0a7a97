package io.signalbox.engineio.transport.connection;

import io.netty.channel.Channel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts the connections, or what else a client may have many of, of each address. Any thread.
public final class AddressLimit {
    private static final AttributeKey<String> SEAT = AttributeKey.valueOf("signalbox.seat");

    private final int most;
    private final ConcurrentMap<String, Integer> connections = new ConcurrentHashMap<>();

    /// @param most connections that one address may have, 0 for any number
    public AddressLimit(int most) {
        this.most = most;
    }

    /// Whether connections are counted at all.
    public boolean isOn() {
        return most > 0;
    }

    /// The limit.
    public int most() {
        return most;
    }

    /// Counts the connection under this address until it closes, or until it is counted under another one
    /// because a proxy uses it for several clients.
    ///
    /// @return false when the address has too many; nothing has changed then
    public boolean enter(Channel channel, String address) {
        Attribute<String> seat = channel.attr(SEAT);
        String before = seat.get();
        if (address.equals(before)) {
            return true;
        }
        if (!enter(address)) {
            return false;
        }
        seat.set(address);
        if (before == null) {
            channel.closeFuture().addListener(_ -> leave(seat.get()));
        } else {
            leave(before);
        }
        return true;
    }

    /// Counts something that has no connection of its own.
    ///
    /// @return false when the address has too many; nothing has changed then
    public boolean enter(String address) {
        if (!isOn()) {
            return true;
        }
        while (true) {
            Integer now = connections.putIfAbsent(address, 1);
            if (now == null) {
                return true;
            }
            if (now >= most) {
                return false;
            }
            if (connections.replace(address, now, now + 1)) {
                return true;
            }
        }
    }

    /// Gives back what [#enter(String)] took.
    public void leave(String address) {
        connections.computeIfPresent(address, (_, now) -> now == 1 ? null : now - 1);
    }
}
