package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of an `Fn::Sub`, cut into what is literal and what stands for something.
record SubText(List<Part> parts) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");

    sealed interface Part {}

    record Literal(String text) implements Part {}

    record Variable(String name) implements Part {}

    static SubText of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Literal(text.substring(from, matcher.start())));
            String inner = matcher.group(1);
            if (inner.startsWith("!")) {
                parts.add(new Literal("${" + inner.substring(1) + "}"));
            } else if (NAME.matcher(inner.strip()).matches()) {
                parts.add(new Variable(inner.strip()));
            } else {
                throw Wrong.template(
                        ("variable names in Fn::Sub syntax must contain only alphanumeric characters,"
                                        + " underscores, periods, and colons; not '%s'")
                                .formatted(inner));
            }
            from = matcher.end();
        }
        parts.add(new Literal(text.substring(from)));
        return new SubText(parts);
    }

    /// @param values what each variable stands for
    String filled(Function<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Literal literal -> literal.text();
                        case Variable variable -> values.apply(variable.name());
                    });
        }
        return text.toString();
    }

    List<String> variables() {
        return parts.stream()
                .filter(Variable.class::isInstance)
                .map(part -> ((Variable) part).name())
                .toList();
    }
}
