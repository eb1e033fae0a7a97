package io.signalbox.templates;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `${stack.Output}` in a fleet file.
///
/// @param stack name within the fleet
public record OutputReference(String stack, String output) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\$\\{([a-z][a-z0-9-]*)\\.([A-Za-z0-9]+)}");

    @Override
    public String toString() {
        return "${%s.%s}".formatted(stack, output);
    }

    static List<OutputReference> in(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(found -> new OutputReference(found.group(1), found.group(2)))
                .toList();
    }

    static String replaceAll(String text, Function<OutputReference, String> value) {
        return WRITTEN.matcher(text)
                .replaceAll(
                        found ->
                                java.util.regex.Matcher.quoteReplacement(
                                        value.apply(
                                                new OutputReference(
                                                        found.group(1), found.group(2)))));
    }
}
