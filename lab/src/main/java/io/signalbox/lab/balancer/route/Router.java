package io.signalbox.lab.balancer.route;

import io.netty.handler.codec.http.HttpHeaders;
import io.signalbox.lab.balancer.target.TargetGroup;
import io.signalbox.lab.balancer.target.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides where a request goes: rule by path, group by cookie or weight, target by cookie or algorithm. Any thread.
public final class Router {

    /// What to do with one request.
    public sealed interface Decision {
        record Reply(Action.FixedResponse response) implements Decision {}

        record Elsewhere(Action.Redirect redirect) implements Decision {}

        /// The group has no target that may take the request.
        record NoTarget(@Nullable TargetGroup group) implements Decision {}

        record To(TargetState target, Sticky sticky) implements Decision {}
    }

    /// How long the client shall stick to the group and to the target; empty = not at all.
    record Sticky(Optional<Duration> group, Optional<Duration> target) {}

    /// Table and groups belong together: both change in one step.
    public record Routes(RoutingTable table, Map<String, TargetGroup> groups) {
        public Routes {
            groups = Map.copyOf(groups);
        }
    }

    private final StickyCookies cookies;
    private final RandomGenerator random;
    private volatile Routes routes = new Routes(RoutingTable.empty(), Map.of());

    /// `random` must be safe to use from several threads.
    public Router(StickyCookies cookies, RandomGenerator random) {
        this.cookies = cookies;
        this.random = random;
    }

    public Routes routes() {
        return routes;
    }

    public void routes(Routes changed) {
        routes = changed;
    }

    /// `path` is without the query.
    public Decision decide(String path, HttpHeaders headers) {
        Routes now = routes;
        return switch (action(now.table(), path)) {
            case Action.FixedResponse fixed -> new Decision.Reply(fixed);
            case Action.Redirect redirect -> new Decision.Elsewhere(redirect);
            case Action.Forward forward -> forward(now, forward, headers);
        };
    }

    /// The `Set-Cookie` values that belong on an answer from this target.
    public List<String> cookiesFor(Decision.To choice) {
        List<String> all = new ArrayList<>(4);
        TargetState state = choice.target();
        choice.sticky()
                .group()
                .ifPresent(
                        life ->
                                all.addAll(
                                        cookies.issue(
                                                StickyCookies.Layer.GROUP,
                                                state.group().id(),
                                                life)));
        choice.sticky()
                .target()
                .ifPresent(
                        life ->
                                all.addAll(
                                        cookies.issue(
                                                StickyCookies.Layer.TARGET,
                                                targetName(state.group(), state.target().key()),
                                                life)));
        return all;
    }

    private static Action action(RoutingTable table, String path) {
        for (RoutingRule rule : table.rules()) {
            for (String pattern : rule.pathPatterns()) {
                if (PathPattern.matches(pattern, path)) {
                    return rule.action();
                }
            }
        }
        return table.otherwise();
    }

    private Decision forward(Routes now, Action.Forward forward, HttpHeaders headers) {
        Optional<String> remembered =
                forward.groupStickiness().isPresent()
                        ? cookies.read(StickyCookies.Layer.GROUP, headers)
                                .filter(id -> names(forward, id))
                        : Optional.empty();
        String groupId = remembered.orElseGet(() -> byWeight(forward.groups()));
        TargetGroup group = now.groups().get(groupId);
        if (group == null) {
            return new Decision.NoTarget(null);
        }
        // With several groups a target cookie counts only where the group cookie does.
        boolean targetLayer = forward.groups().size() == 1 || forward.groupStickiness().isPresent();
        Optional<Duration> life =
                targetLayer ? group.settings().targetStickiness() : Optional.empty();
        Optional<String> stickyKey =
                life.flatMap(ignored -> cookies.read(StickyCookies.Layer.TARGET, headers))
                        .flatMap(name -> keyWithin(group, name));
        return group.choose(stickyKey)
                .<Decision>map(
                        target ->
                                new Decision.To(
                                        target, new Sticky(forward.groupStickiness(), life)))
                .orElseGet(() -> new Decision.NoTarget(group));
    }

    private static boolean names(Action.Forward forward, String groupId) {
        return forward.groups().stream().anyMatch(group -> group.groupId().equals(groupId));
    }

    /// Empty string, which no group is called, when all weights are 0.
    private String byWeight(List<WeightedGroup> groups) {
        int total = groups.stream().mapToInt(WeightedGroup::weight).sum();
        if (total == 0) {
            return "";
        }
        int draw = random.nextInt(total);
        for (WeightedGroup group : groups) {
            draw -= group.weight();
            if (draw < 0) {
                return group.groupId();
            }
        }
        throw new IllegalStateException("a draw below the total ends in a group");
    }

    private static String targetName(TargetGroup group, String key) {
        return group.id() + "|" + key;
    }

    private static Optional<String> keyWithin(TargetGroup group, String name) {
        String prefix = targetName(group, "");
        return name.startsWith(prefix)
                ? Optional.of(name.substring(prefix.length()))
                : Optional.empty();
    }
}
