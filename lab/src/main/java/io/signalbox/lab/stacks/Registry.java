package io.signalbox.lab.stacks;

import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackStatus;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// All stacks that there are and were: a name finds the one that is not deleted, an id any.
final class Registry {
    private final Map<String, Stack> byId = new LinkedHashMap<>();

    void add(Stack stack) {
        byId.put(stack.id(), stack);
    }

    Collection<Stack> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /// The stack that has this name now.
    Optional<Stack> named(String name) {
        return byId.values().stream()
                .filter(stack -> stack.name().equals(name))
                .filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE)
                .findFirst();
    }

    Optional<Stack> find(String nameOrId) {
        Stack stack = byId.get(nameOrId);
        return stack == null ? named(nameOrId) : Optional.of(stack);
    }

    /// In the words that tools look for.
    Stack require(String nameOrId) {
        return find(nameOrId)
                .orElseThrow(
                        () -> Wrong.error("Stack with id %s does not exist".formatted(nameOrId)));
    }

    /// In the other words: of operations that change a stack, and of its events.
    Stack requireByName(String nameOrId) {
        return find(nameOrId)
                .orElseThrow(() -> Wrong.error("Stack [%s] does not exist".formatted(nameOrId)));
    }
}
