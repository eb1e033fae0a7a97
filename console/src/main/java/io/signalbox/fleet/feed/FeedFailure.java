package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import org.jspecify.annotations.Nullable;

/// Why there is no connection, in words for the operator.
record FeedFailure(String sentence, String whatToDo, Retry retry) {

    enum Retry {
        /// It would be refused again, and too many wrong passwords lock people out.
        NEVER,
        /// Somebody has to do something first, and may.
        SLOWLY,
        SOON
    }

    static boolean isAboutLogin(String message) {
        return message.equals("invalid credentials") || message.equals("authentication failed");
    }

    /// Node servers say the first, python-socketio the second.
    private static boolean isAboutNamespace(String message) {
        return message.equals("Invalid namespace") || message.equals("Unable to connect");
    }

    /// The server said no in its CONNECT_ERROR.
    ///
    /// @param wasLive the same console was let in before, so a missing namespace is a server that
    ///     is just starting
    static FeedFailure refused(AdminEndpoint endpoint, String message, boolean wasLive) {
        if (isAboutLogin(message)) {
            return login(endpoint, wasLive ? Retry.SLOWLY : Retry.NEVER);
        }
        if (isAboutNamespace(message)) {
            return new FeedFailure(
                    place(endpoint)
                            + " has no namespace '"
                            + endpoint.namespace()
                            + "': its servers are not instrumented.",
                    "Add the Socket.IO admin instrumentation to the servers, or give the"
                            + " namespace it was set to.",
                    wasLive ? Retry.SOON : Retry.SLOWLY);
        }
        return new FeedFailure(
                place(endpoint) + " refused the connection: " + message,
                "The words are the server's; look in its log.",
                wasLive ? Retry.SOON : Retry.SLOWLY);
    }

    private static FeedFailure login(AdminEndpoint endpoint, Retry retry) {
        String username = endpoint.username();
        if (username == null) {
            return new FeedFailure(
                    place(endpoint) + " asks for a login, and none was given.",
                    "Give the environment the user name of the servers' admin settings; the"
                            + " password is asked for then.",
                    retry);
        }
        return new FeedFailure(
                place(endpoint) + " refused the password of '" + username + "'.",
                "Check user name and password against the servers' admin settings, then"
                        + " connect again.",
                retry);
    }

    static FeedFailure lost(AdminEndpoint endpoint, String reason) {
        String toDo = "If it stays so, look whether the servers and the load balancer are up.";
        return switch (reason) {
            case "ping timeout" ->
                    new FeedFailure(
                            place(endpoint) + " fell silent: its heartbeats stopped.",
                            "Look at the network on the way and at how busy the server is.",
                            Retry.SOON);
            case "io server disconnect" ->
                    new FeedFailure(
                            place(endpoint) + " sent this console away.",
                            "Another admin disconnected it, or the server is shutting down.",
                            Retry.SOON);
            case "transport close", "transport error", "forced close" ->
                    new FeedFailure(
                            "The server behind "
                                    + place(endpoint)
                                    + " is gone: the connection was closed.",
                            toDo,
                            Retry.SOON);
            default ->
                    new FeedFailure(
                            "The connection to " + place(endpoint) + " was lost (" + reason + ").",
                            toDo,
                            Retry.SOON);
        };
    }

    /// The server took the connection, got the login, and closed.
    static FeedFailure hungUp(AdminEndpoint endpoint) {
        return new FeedFailure(
                place(endpoint)
                        + " hangs up on the login: that is what servers do that "
                        + (isMsgpack(endpoint) ? "speak JSON" : "were given the msgpack parser")
                        + ", and this environment is set to "
                        + (isMsgpack(endpoint) ? "msgpack" : "JSON")
                        + ".",
                "Set the parser of this environment to "
                        + (isMsgpack(endpoint) ? "JSON" : "msgpack")
                        + "; if it is right, look in the servers' log.",
                Retry.SLOWLY);
    }

    static FeedFailure otherParser(AdminEndpoint endpoint) {
        return new FeedFailure(
                place(endpoint)
                        + (isMsgpack(endpoint)
                                ? " speaks JSON, and this environment is set to msgpack."
                                : " speaks msgpack, and this environment is set to JSON."),
                "Set the parser of this environment to what the servers were given.",
                Retry.SLOWLY);
    }

    private static boolean isMsgpack(AdminEndpoint endpoint) {
        return endpoint.wire().parser() == AdminWire.Parser.MSGPACK;
    }

    /// Neither yes nor no came.
    static FeedFailure noLogin(AdminEndpoint endpoint) {
        return new FeedFailure(
                place(endpoint) + " takes the connection, but does not answer the login.",
                "Look in the servers' log; where admin sessions are kept in Redis, at Redis too.",
                Retry.SOON);
    }

    static FeedFailure of(AdminEndpoint endpoint, Throwable thrown) {
        @Nullable FeedFailure refusal = HttpFailure.of(endpoint, thrown);
        return refusal == null ? NetworkFailure.of(endpoint, thrown) : refusal;
    }

    /// @param what follows the address
    static FeedFailure unreachable(AdminEndpoint endpoint, String what, String toDo) {
        return new FeedFailure(place(endpoint) + " " + what + ".", toDo, Retry.SOON);
    }

    static String place(AdminEndpoint endpoint) {
        return endpoint.url().toString();
    }
}
