package io.signalbox.lab.balancer.route;

import io.signalbox.lab.balancer.target.Stickiness;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the balancer does with a request that a rule, or the default, has taken.
public sealed interface Action {

    /// Pass the request to one of up to five groups. A new client is given a group at random by the weights; with
    /// `groupStickiness` (life of the `AWSALBTG` cookie, empty = off) it keeps that group, even at weight 0, as long as
    /// the group stays in this list and the cookie lives. All weights 0 sends new clients nowhere: 503.
    record Forward(List<WeightedGroup> groups, Optional<Duration> groupStickiness)
            implements Action {
        public Forward {
            groups = List.copyOf(groups);
            if (groups.isEmpty() || groups.size() > 5) {
                throw new IllegalArgumentException(
                        "a forward action takes 1 to 5 target groups, not " + groups.size());
            }
            Set<String> ids = new HashSet<>();
            for (WeightedGroup group : groups) {
                if (!ids.add(group.groupId())) {
                    throw new IllegalArgumentException(
                            "target group " + group.groupId() + " is named twice");
                }
            }
            groupStickiness.ifPresent(Stickiness::requireAllowed);
        }
    }

    /// Answer at once with this status (200 to 599), content type and body (at most 1024 characters).
    record FixedResponse(int status, String contentType, String body) implements Action {
        public FixedResponse {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException(
                        "fixed response status must be 200 to 599, not " + status);
            }
            if (body.length() > 1024) {
                throw new IllegalArgumentException(
                        "fixed response body must be at most 1024 characters, not "
                                + body.length());
            }
        }

        public static FixedResponse of(int status, String text) {
            return new FixedResponse(status, "text/plain", text);
        }
    }

    /// Send the client elsewhere. `protocol` is `HTTP` or `HTTPS`; in host, port, path and query `#{host}`, `#{port}`,
    /// `#{path}` (without its first slash) and `#{query}` stand for those of the request.
    ///
    /// @param status 301 or 302
    record Redirect(
            int status, String protocol, String host, String port, String path, String query)
            implements Action {
        public Redirect {
            if (status != 301 && status != 302) {
                throw new IllegalArgumentException(
                        "redirect status must be 301 or 302, not " + status);
            }
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException(
                        "redirect path must start with /, not '" + path + "'");
            }
        }
    }
}
