package io.signalbox.bench;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `--name VALUE` and `--flag` of a command line, and the words between them.
final class Options {
    private final Map<String, String> values = new HashMap<>();
    private final List<String> words;

    /// @param allowed names that take a value
    /// @param flags names that take none
    /// @throws IllegalArgumentException naming the argument that is wrong and what is allowed
    Options(List<String> arguments, Set<String> allowed, Set<String> flags) {
        List<String> plain = new java.util.ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (flags.contains(argument)) {
                values.put(argument, "true");
            } else if (allowed.contains(argument)) {
                if (!rest.hasNext()) {
                    throw new IllegalArgumentException(argument + " needs a value");
                }
                values.put(argument, rest.next());
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException(
                        "unknown option '%s'; allowed: %s"
                                .formatted(argument, sorted(allowed, flags)));
            } else {
                plain.add(argument);
            }
        }
        words = List.copyOf(plain);
    }

    private static String sorted(Set<String> allowed, Set<String> flags) {
        return String.join(
                ", ",
                java.util.stream.Stream.concat(allowed.stream(), flags.stream()).sorted().toList());
    }

    List<String> words() {
        return words;
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    String text(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    OptionalInt number(String name, int smallest, int largest) {
        @Nullable String text = values.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= smallest && number <= largest) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number that is out of range
        }
        throw new IllegalArgumentException(
                "%s must be %d to %d, not '%s'".formatted(name, smallest, largest, text));
    }
}
