package io.signalbox.lab.stacks.parameter;

import io.signalbox.lab.identity.Account;
import io.signalbox.lab.stacks.text.Wrong;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gives every parameter of a template its value and holds it to what the template allows.
public final class ParameterValues {
    private static final int LONGEST = 4_096;

    private ParameterValues() {}

    /// @param given by the caller; empty texts count as values
    public static Map<String, ParameterValue> of(
            Map<String, ParameterDefinition> definitions, Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(definitions.keySet());
        if (!unknown.isEmpty()) {
            throw Wrong.error("Parameters: %s do not exist in the template".formatted(unknown));
        }
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        Set<String> missing = new TreeSet<>();
        definitions.forEach(
                (name, definition) -> {
                    String text = given.get(name);
                    text = text == null ? definition.ifAbsent().orElse(null) : text;
                    if (text == null) {
                        missing.add(name);
                    } else {
                        values.put(name, value(definition, text));
                    }
                });
        if (!missing.isEmpty()) {
            throw Wrong.error("Parameters: %s must have values".formatted(missing));
        }
        return values;
    }

    private static ParameterValue value(ParameterDefinition definition, String given) {
        if (given.length() > LONGEST) {
            throw Wrong.error(
                    "Parameter '%s' must contain at most %d characters"
                            .formatted(definition.name(), LONGEST));
        }
        String plain = given;
        Optional<String> resolved = Optional.empty();
        if (ParameterTypes.ssm(definition.type())) {
            check(definition, List.of(given));
            plain = stored(definition, given);
            resolved = Optional.of(plain);
        }
        List<String> items = definition.list() ? split(plain) : List.of(plain);
        if (resolved.isEmpty()) {
            check(definition, items);
            ParameterTypes.requireExisting(definition, items);
        }
        Object value = definition.list() ? items : plain;
        return new ParameterValue(definition.name(), given, value, resolved, definition.secret());
    }

    private static List<String> split(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /// What the public parameters of AWS hold: image ids, made from their names so that they stay the same.
    private static String stored(ParameterDefinition definition, String name) {
        String inner = ParameterTypes.single(ParameterTypes.inner(definition.type()));
        boolean open = name.startsWith("/aws/service/");
        boolean image = name.endsWith("/image_id") || name.contains("ami");
        if (open && (image || inner.equals("AWS::EC2::Image::Id"))) {
            return "ami-0" + Account.serial(name);
        }
        throw Wrong.error(
                ("Unable to fetch parameters [%s] from parameter store for this account. The lab's"
                                + " parameter store holds the images below /aws/service/ only.")
                        .formatted(name));
    }

    private static void check(ParameterDefinition definition, List<String> items) {
        for (String item : items) {
            checkAllowed(definition, item);
            checkNumber(definition, item);
            checkLength(definition, item);
            checkPattern(definition, item);
        }
    }

    private static void checkAllowed(ParameterDefinition definition, String item) {
        if (!definition.allowed().isEmpty() && !definition.allowed().contains(item)) {
            throw refused(
                    definition,
                    "must be one of AllowedValues",
                    " (" + String.join(", ", definition.allowed()) + ")");
        }
    }

    private static void checkNumber(ParameterDefinition definition, String item) {
        if (!ParameterTypes.number(definition.type())) {
            return;
        }
        BigDecimal number = number(item);
        if (number == null) {
            throw Wrong.error("Parameter '%s' must be a number.".formatted(definition.name()));
        }
        BigDecimal least = number(definition.constraints().get("MinValue"));
        if (least != null && number.compareTo(least) < 0) {
            throw refused(definition, "must be a number not less than " + least, "");
        }
        BigDecimal most = number(definition.constraints().get("MaxValue"));
        if (most != null && number.compareTo(most) > 0) {
            throw refused(definition, "must be a number not greater than " + most, "");
        }
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static void checkLength(ParameterDefinition definition, String item) {
        BigDecimal length = BigDecimal.valueOf(item.length());
        BigDecimal least = number(definition.constraints().get("MinLength"));
        if (least != null && length.compareTo(least) < 0) {
            throw refused(definition, "must contain at least %s characters".formatted(least), "");
        }
        BigDecimal most = number(definition.constraints().get("MaxLength"));
        if (most != null && length.compareTo(most) > 0) {
            throw refused(definition, "must contain at most %s characters".formatted(most), "");
        }
    }

    private static void checkPattern(ParameterDefinition definition, String item) {
        String pattern = definition.constraints().get("AllowedPattern");
        if (pattern != null && !Patience.matches(Pattern.compile(pattern), item)) {
            throw refused(definition, "must match pattern " + pattern, "");
        }
    }

    /// A template's own words for its constraints come before the general ones, as in AWS.
    private static RuntimeException refused(
            ParameterDefinition definition, String rule, String more) {
        String own = definition.constraints().get("ConstraintDescription");
        return Wrong.error(
                own == null
                        ? "Parameter '%s' %s%s".formatted(definition.name(), rule, more)
                        : "Parameter '%s' failed to satisfy constraint: %s"
                                .formatted(definition.name(), own));
    }
}
