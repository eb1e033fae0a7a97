package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why there is no connection, in words for the operator.
///
/// @param retry whether trying again by itself makes sense
record FeedFailure(String sentence, String whatToDo, boolean retry) {

    /// The server said no in its CONNECT_ERROR.
    ///
    /// @param wasLive the same console was let in before, so a missing namespace is a server that
    ///     is just starting
    static FeedFailure refused(AdminEndpoint endpoint, String message, boolean wasLive) {
        return switch (message) {
            case "invalid credentials", "authentication failed" ->
                    new FeedFailure(
                            endpoint.username() == null
                                    ? place(endpoint) + " asks for a login, and none was given."
                                    : place(endpoint)
                                            + " refused the password of '"
                                            + endpoint.username()
                                            + "'.",
                            "Check user name and password against the servers' admin settings, then"
                                    + " connect again.",
                            false);
            case "Invalid namespace" ->
                    new FeedFailure(
                            place(endpoint)
                                    + " has no namespace '"
                                    + endpoint.namespace()
                                    + "': its servers are not instrumented.",
                            "Add the Socket.IO admin instrumentation to the servers, or give the"
                                    + " namespace it was set to.",
                            wasLive);
            default ->
                    new FeedFailure(
                            place(endpoint) + " refused the connection: " + message,
                            "The words are the server's; look in its log.",
                            wasLive);
        };
    }

    static FeedFailure lost(AdminEndpoint endpoint, String reason) {
        return new FeedFailure(
                "The connection to " + place(endpoint) + " was lost (" + reason + ").",
                "If it stays so, look whether the servers and the load balancer are up.",
                true);
    }

    static FeedFailure of(AdminEndpoint endpoint, Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            FeedFailure known = known(endpoint, t);
            if (known != null) {
                return known;
            }
        }
        return unreachable(
                endpoint, "could not be reached (" + innermost(thrown) + ")", "Check the address.");
    }

    private static @Nullable FeedFailure known(AdminEndpoint endpoint, Throwable t) {
        return switch (t) {
            case SSLException tls ->
                    unreachable(
                            endpoint,
                            "does not speak TLS that this machine trusts (" + words(tls) + ")",
                            "Check the certificate of "
                                    + endpoint.url().getHost()
                                    + ", or use http:// where the servers have no TLS.");
            case UnknownHostException _ ->
                    unreachable(
                            endpoint,
                            "cannot be found: the host name is not known",
                            "Check the spelling of the address and the network.");
            case ConnectException _, NoRouteToHostException _ ->
                    unreachable(
                            endpoint,
                            "cannot be reached: nothing accepts connections there",
                            "Check host and port, and that the servers are running.");
            case SocketTimeoutException _ ->
                    unreachable(
                            endpoint,
                            "does not answer",
                            "Check host and port, and firewalls on the way.");
            default -> httpStatus(endpoint, words(t));
        };
    }

    /// The client reports an HTTP answer other than 200 by its bare number.
    private static @Nullable FeedFailure httpStatus(AdminEndpoint endpoint, String message) {
        return switch (message) {
            case "timeout" -> known(endpoint, new SocketTimeoutException());
            case "404" ->
                    unreachable(
                            endpoint,
                            "answers, but has no Socket.IO at path '" + endpoint.path() + "'",
                            "Check port and path of the address.");
            case "502", "503", "504" ->
                    unreachable(
                            endpoint,
                            "has no server to offer at the moment (HTTP " + message + ")",
                            "Look at the health of the targets behind the load balancer.");
            case "400" ->
                    unreachable(
                            endpoint,
                            "does not accept the handshake (HTTP 400)",
                            "Socket.IO 3 or newer is needed, and sticky sessions where a load"
                                    + " balancer stands in front.");
            case "401", "403" ->
                    unreachable(
                            endpoint,
                            "forbids the connection (HTTP " + message + ")",
                            "A proxy or CORS rule in front of the servers keeps the console out.");
            default -> null;
        };
    }

    private static FeedFailure unreachable(AdminEndpoint endpoint, String what, String toDo) {
        return new FeedFailure(place(endpoint) + " " + what + ".", toDo, true);
    }

    private static String place(AdminEndpoint endpoint) {
        return endpoint.url().toString();
    }

    private static String innermost(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return words(inner);
    }

    private static String words(Throwable t) {
        return t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    }
}
