package io.signalbox.ui.stacks;

import io.signalbox.cloud.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which stack uses what another gives: an output of the one is the value of a parameter of the other.
/// CloudFormation itself knows nothing of it, because values pass by parameters.
final class StackLinks {

    /// Short values (`2`, `blue`) are equal by chance; ids, ARNs and names are not.
    private static final int SHORTEST_TELLING = 8;

    private StackLinks() {}

    /// @param user takes the output
    record Link(String giver, String user) {}

    /// Those between neighbours: what also follows from a way over other stacks is left out.
    static List<Link> of(List<Stack> stacks) {
        List<Link> all = all(stacks);
        return all.stream().filter(link -> !isDetoured(link, all)).toList();
    }

    /// Whether the user is also reached over another stack.
    private static boolean isDetoured(Link link, List<Link> all) {
        return all.stream()
                .filter(first -> first.giver().equals(link.giver()))
                .filter(first -> !first.user().equals(link.user()))
                .anyMatch(first -> leads(first.user(), link.user(), all));
    }

    /// Links lead from older stacks to younger ones, so this ends.
    private static boolean leads(String from, String to, List<Link> all) {
        return all.stream()
                .filter(link -> link.giver().equals(from))
                .anyMatch(link -> link.user().equals(to) || leads(link.user(), to, all));
    }

    private static List<Link> all(List<Stack> stacks) {
        List<Link> links = new ArrayList<>();
        for (Stack giver : stacks) {
            List<String> given =
                    giver.outputs().values().stream()
                            .filter(value -> value.length() >= SHORTEST_TELLING)
                            // Things are named after their fleet, and every stack is told its name.
                            .filter(value -> !giver.fleet().equals(Optional.of(value)))
                            .toList();
            for (Stack user : stacks) {
                if (!user.name().equals(giver.name())
                        && user.created().isAfter(giver.created())
                        && given.stream().anyMatch(user.parameters()::containsValue)) {
                    links.add(new Link(giver.name(), user.name()));
                }
            }
        }
        return links;
    }

    /// The column of each stack in a drawing: one more than that of the farthest it takes from.
    static Map<String, Integer> columns(List<Stack> stacks, List<Link> links) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Map<String, List<String>> givers = new HashMap<>();
        links.forEach(
                link ->
                        givers.computeIfAbsent(link.user(), _ -> new ArrayList<>())
                                .add(link.giver()));
        // A giver is older than its user, so in this order every giver has its column already.
        stacks.stream()
                .sorted(Comparator.comparing(Stack::created).thenComparing(Stack::name))
                .forEach(
                        stack ->
                                columns.put(
                                        stack.name(),
                                        givers.getOrDefault(stack.name(), List.of()).stream()
                                                .mapToInt(g -> columns.getOrDefault(g, 0) + 1)
                                                .max()
                                                .orElse(0)));
        return columns;
    }
}
