package io.signalbox.lab.balancer.route;

import java.util.List;

/// Requests whose path (without the query, case-sensitive) matches any of the patterns get the action. In a pattern
/// `*` stands for any number of characters, `/` included, and `?` for exactly one.
public record RoutingRule(List<String> pathPatterns, Action action) {
    public RoutingRule {
        pathPatterns = List.copyOf(pathPatterns);
        if (pathPatterns.isEmpty()) {
            throw new IllegalArgumentException("a rule needs at least one path pattern");
        }
        for (String pattern : pathPatterns) {
            if (pattern.isEmpty() || pattern.length() > 128) {
                throw new IllegalArgumentException(
                        "a path pattern has 1 to 128 characters, not " + pattern.length());
            }
        }
    }

    public static RoutingRule of(String pathPattern, Action action) {
        return new RoutingRule(List.of(pathPattern), action);
    }
}
