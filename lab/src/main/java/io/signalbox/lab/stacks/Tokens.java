package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.run.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The request tokens that were used: a request that comes again does nothing more.
final class Tokens {
    private static final int MOST = 10_000;

    private record Use(String operation, String stackId) {}

    private final Map<String, Use> uses =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Use> eldest) {
                    return size() > MOST;
                }
            };

    /// The stack that an earlier request with this token was about; empty if there was none.
    Optional<Stack> repeated(String token, String operation, String stack, Registry stacks) {
        Use use = token.isEmpty() ? null : uses.get(token);
        if (use == null) {
            return Optional.empty();
        }
        Optional<Stack> of = stacks.find(use.stackId());
        boolean same =
                use.operation().equals(operation)
                        && of.filter(s -> s.name().equals(stack) || s.id().equals(stack))
                                .isPresent();
        if (!same) {
            throw ApiError.of(
                    "TokenAlreadyExistsException",
                    "A different request with token %s was sent before.".formatted(token));
        }
        return of;
    }

    void used(String token, String operation, Stack stack) {
        if (!token.isEmpty()) {
            uses.put(token, new Use(operation, stack.id()));
        }
    }
}
