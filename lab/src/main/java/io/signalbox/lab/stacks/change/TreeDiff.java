package io.signalbox.lab.stacks.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where two trees of maps, lists and texts differ.
public final class TreeDiff {
    /// @param steps keys and indices from the root
    public record Leaf(List<String> steps, Optional<Object> before, Optional<Object> after) {
        public Leaf {
            steps = List.copyOf(steps);
        }

        public String path() {
            return "/" + String.join("/", steps);
        }
    }

    private final List<Leaf> leaves = new ArrayList<>();

    private TreeDiff() {}

    public static List<Leaf> leaves(Object before, Object after) {
        TreeDiff diff = new TreeDiff();
        diff.look(List.of(), before, after);
        return diff.leaves;
    }

    private void look(List<String> steps, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            Set<Object> keys = new LinkedHashSet<>(old.keySet());
            keys.addAll(now.keySet());
            for (Object key : keys) {
                look(with(steps, String.valueOf(key)), old.get(key), now.get(key));
            }
        } else if (before instanceof List<?> old && after instanceof List<?> now) {
            for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
                look(with(steps, String.valueOf(i)), at(old, i), at(now, i));
            }
        } else if (before == null ? after != null : !before.equals(after)) {
            leaves.add(new Leaf(steps, Optional.ofNullable(before), Optional.ofNullable(after)));
        }
    }

    private static List<String> with(List<String> steps, String next) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(next);
        return longer;
    }

    private static @Nullable Object at(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    /// What stands there in another tree.
    static Optional<Object> at(Object tree, List<String> steps) {
        Object node = tree;
        for (String step : steps) {
            node = inside(node, step);
            if (node == null) {
                return Optional.empty();
            }
        }
        return Optional.of(node);
    }

    static @Nullable Object inside(Object node, String step) {
        if (node instanceof Map<?, ?> map) {
            return map.get(step);
        }
        boolean index = node instanceof List<?> && step.chars().allMatch(Character::isDigit);
        return index && node instanceof List<?> list ? at(list, Integer.parseInt(step)) : null;
    }
}
