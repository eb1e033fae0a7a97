package io.signalbox.engineio.transport;

import io.signalbox.engineio.transport.connection.ProxyOptions;
import io.signalbox.engineio.transport.tls.TlsContext;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A listening socket.
///
/// @param address port 0 takes any free one
/// @param fallback answers what is not for the engine
/// @param tls null for plain HTTP; closing it is the caller's affair
/// @param proxy proxies in front
/// @param maxConnectionsPerAddress 0 for any number; a client that has more, or more than ten polling sessions
///     for each of them, is answered with status 429
public record ListenOptions(
        InetSocketAddress address,
        HttpFallback fallback,
        @Nullable TlsContext tls,
        ProxyOptions proxy,
        int maxConnectionsPerAddress) {

    /// Refuses a negative number.
    public ListenOptions {
        if (maxConnectionsPerAddress < 0) {
            throw new IllegalArgumentException(
                    "maxConnectionsPerAddress is "
                            + maxConnectionsPerAddress
                            + "; allowed: 0 (any number) or more");
        }
    }

    /// Plain HTTP, nothing but the engine, no limit.
    public static ListenOptions at(InetSocketAddress address) {
        return new ListenOptions(address, HttpFallback.NONE, null, ProxyOptions.NONE, 0);
    }

    /// A copy with another fallback.
    public ListenOptions withFallback(HttpFallback value) {
        return new ListenOptions(address, value, tls, proxy, maxConnectionsPerAddress);
    }

    /// A copy with TLS.
    public ListenOptions withTls(@Nullable TlsContext value) {
        return new ListenOptions(address, fallback, value, proxy, maxConnectionsPerAddress);
    }

    /// A copy behind other proxies.
    public ListenOptions withProxy(ProxyOptions value) {
        return new ListenOptions(address, fallback, tls, value, maxConnectionsPerAddress);
    }

    /// A copy with another number of connections.
    public ListenOptions withMaxConnectionsPerAddress(int value) {
        return new ListenOptions(address, fallback, tls, proxy, value);
    }
}
