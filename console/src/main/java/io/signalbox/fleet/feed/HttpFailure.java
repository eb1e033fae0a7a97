package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an HTTP answer other than the expected one says.
final class HttpFailure {

    private static final Pattern UPGRADE_ANSWER =
            Pattern.compile("Expected HTTP 101 response but was '(\\d{3}).*'", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("\\d{3}");

    private HttpFailure() {}

    /// Null where there was no such answer.
    static @Nullable FeedFailure of(AdminEndpoint endpoint, Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String status = status(t.getMessage());
            if (status != null) {
                return told(endpoint, status);
            }
        }
        return null;
    }

    /// The client library reports the status of a poll by its bare number.
    private static @Nullable String status(@Nullable String message) {
        if (message == null) {
            return null;
        }
        if (STATUS.matcher(message).matches()) {
            return message;
        }
        Matcher upgrade = UPGRADE_ANSWER.matcher(message);
        return upgrade.find() ? upgrade.group(1) : null;
    }

    private static FeedFailure told(AdminEndpoint endpoint, String status) {
        return switch (status) {
            case "404" ->
                    FeedFailure.unreachable(
                            endpoint,
                            "answers, but has no Socket.IO at path '" + endpoint.path() + "'",
                            "Check port and path of the address.");
            case "502", "503", "504" ->
                    FeedFailure.unreachable(
                            endpoint,
                            "has no server to offer at the moment (HTTP " + status + ")",
                            "Look at the health of the targets behind the load balancer.");
            case "400" ->
                    FeedFailure.unreachable(
                            endpoint,
                            "does not accept the handshake (HTTP 400)",
                            handshake(endpoint));
            case "401", "403" ->
                    FeedFailure.unreachable(
                            endpoint,
                            "forbids the connection (HTTP " + status + ")",
                            "A proxy or CORS rule in front of the servers keeps the console out.");
            case "301", "302", "307", "308" ->
                    FeedFailure.unreachable(
                            endpoint,
                            "sends the console elsewhere (HTTP " + status + ")",
                            "Give the address that it redirects to, often https:// instead of"
                                    + " http://.");
            default ->
                    FeedFailure.unreachable(
                            endpoint,
                            "answers with HTTP " + status + " instead of Socket.IO",
                            "Check port and path of the address, and the servers' log.");
        };
    }

    private static String handshake(AdminEndpoint endpoint) {
        String transports =
                switch (endpoint.wire().transports()) {
                    case BOTH -> "";
                    case POLLING -> " The servers may allow WebSocket only; set the transports so.";
                    case WEBSOCKET -> " The servers may allow polling only; set the transports so.";
                };
        return endpoint.wire().transports() == AdminWire.Transports.BOTH
                ? "Socket.IO 3 or newer is needed, and sticky sessions where a load balancer"
                        + " stands in front. Servers that allow one transport only need that"
                        + " transport set here."
                : "Socket.IO 3 or newer is needed." + transports;
    }
}
