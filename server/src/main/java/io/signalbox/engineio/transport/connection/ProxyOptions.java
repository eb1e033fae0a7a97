package io.signalbox.engineio.transport.connection;

/// Proxies in front of the server. Only to be set where nobody can reach the server around them.
///
/// @param proxyProtocol whether every connection begins with a PROXY header, version 1 or 2
/// @param trustedHops number of our proxies that append to `X-Forwarded-For`, 0 to ignore that header
public record ProxyOptions(boolean proxyProtocol, int trustedHops) {
    /// Clients connect themselves.
    public static final ProxyOptions NONE = new ProxyOptions(false, 0);

    /// Refuses a negative number.
    public ProxyOptions {
        if (trustedHops < 0) {
            throw new IllegalArgumentException("the number of trusted proxies is negative");
        }
    }
}
