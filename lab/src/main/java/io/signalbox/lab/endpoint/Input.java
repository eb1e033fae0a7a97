package io.signalbox.lab.endpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The members of one structure of a request. Where a member has the wrong type the accessors throw the service's own
/// error for a bad parameter. In the query protocol every leaf is a text, so numbers and flags are read from texts there.
public final class Input {
    private final Map<?, ?> values;
    private final String path;
    private final String invalidCode;
    private final boolean typed;

    /// @param typed whether the protocol itself tells numbers from texts
    Input(Map<?, ?> values, String invalidCode, boolean typed) {
        this(values, "", invalidCode, typed);
    }

    /// A structure whose every leaf is a text, such as the properties of a resource in a template.
    ///
    /// @param values maps, lists and texts
    public static Input ofTexts(Map<String, ?> values) {
        return new Input(values, "ValidationError", false);
    }

    /// A structure in which numbers and flags are told from texts, as in a request of a JSON protocol.
    ///
    /// @param values maps, lists, texts, whole numbers and flags
    public static Input ofTyped(Map<String, ?> values, String invalidCode) {
        return new Input(values, invalidCode, true);
    }

    private Input(Map<?, ?> values, String path, String invalidCode, boolean typed) {
        this.values = values;
        this.path = path;
        this.invalidCode = invalidCode;
        this.typed = typed;
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    public Optional<String> text(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw wrong(name, "must be a text");
        };
    }

    public String requiredText(String name) {
        String text = text(name).orElseThrow(() -> missing(name));
        if (text.isBlank()) {
            throw wrong(name, "must not be empty");
        }
        return text;
    }

    public OptionalInt number(String name) {
        return switch (values.get(name)) {
            case null -> OptionalInt.empty();
            case Integer number -> OptionalInt.of(number);
            case String text when !typed -> OptionalInt.of(parse(name, text));
            default -> throw wrong(name, "must be a whole number from -2147483648 to 2147483647");
        };
    }

    /// A number with or without decimals.
    public Optional<BigDecimal> decimal(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Number number -> Optional.of(exact(name, number.toString()));
            case String text when !typed -> Optional.of(exact(name, text));
            default -> throw wrong(name, "must be a number");
        };
    }

    /// A time: seconds since 1970 with or without decimals, or in the query protocol ISO-8601.
    public Optional<Instant> time(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Number number -> Optional.of(seconds(exact(name, number.toString())));
            case String text when !typed -> Optional.of(iso(name, text));
            default -> throw wrong(name, "must be a time");
        };
    }

    /// A time in whole milliseconds since 1970, as CloudWatch Logs takes it.
    public Optional<Instant> millis(String name) {
        return decimal(name).map(millis -> Instant.ofEpochMilli(millis.longValue()));
    }

    /// A list of structures of `Key` and `Value`, as tags and attributes are: by key, in their order.
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Input pair : items(name)) {
            pairs.put(pair.requiredText("Key"), pair.text("Value").orElse(""));
        }
        return pairs;
    }

    /// A structure whose members are texts by names that the caller chose, such as tags; empty where there is none.
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new TreeMap<>();
        members(name)
                .ifPresent(
                        inner ->
                                inner.values
                                        .keySet()
                                        .forEach(
                                                key ->
                                                        texts.put(
                                                                String.valueOf(key),
                                                                inner.text(String.valueOf(key))
                                                                        .orElse(""))));
        return texts;
    }

    private static Instant seconds(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private Instant iso(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw wrong(name, "must be a time such as 2026-11-22T17:00:00Z");
        }
    }

    private BigDecimal exact(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "must be a number");
        }
    }

    public Optional<Boolean> flag(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case String text when !typed && text.equals("true") -> Optional.of(true);
            case String text when !typed && text.equals("false") -> Optional.of(false);
            default -> throw wrong(name, "must be true or false");
        };
    }

    /// The list of texts under this name, empty where there is none.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text)) {
                throw wrong(name, "must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    public List<String> requiredTexts(String name) {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw missing(name);
        }
        return texts;
    }

    public Optional<Input> members(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Map<?, ?> map -> Optional.of(inner(name, map));
            // `Name=` with nothing behind it is how a query caller sends an empty structure
            case String text when !typed && text.isEmpty() -> Optional.of(inner(name, Map.of()));
            default -> throw wrong(name, "must be a structure");
        };
    }

    /// The list of structures under this name, empty where there is none.
    public List<Input> items(String name) {
        List<Input> items = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(name, "must be a list of structures");
            }
            items.add(inner(name + "[" + items.size() + "]", map));
        }
        return items;
    }

    /// All members as they came: maps, lists and leaves.
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> {
                    if (value != null) {
                        tree.put(String.valueOf(name), value);
                    }
                });
        return tree;
    }

    /// Refuses members that the lab has no behaviour for, rather than dropping them silently.
    public void allowOnly(Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        values.keySet().forEach(key -> unknown.add(String.valueOf(key)));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw invalid(
                    "The lab cannot change %s. It takes: %s."
                            .formatted(
                                    String.join(", ", unknown),
                                    String.join(", ", new TreeSet<>(known))));
        }
    }

    /// The same members for an answer, so that what was set can be described again.
    ///
    /// @param numbersAndFlags members that are no texts, where the protocol itself does not tell them
    public Members asGiven(Set<String> numbersAndFlags) {
        Members members = Members.of();
        values.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    boolean told = typed || !numbersAndFlags.contains(name);
                    members.putAny(name, told ? given(value, numbersAndFlags) : parsed(value));
                });
        return members;
    }

    private @Nullable Object given(@Nullable Object value, Set<String> numbersAndFlags) {
        return switch (value) {
            case Map<?, ?> map -> inner("", map).asGiven(numbersAndFlags);
            case List<?> list -> list.stream().map(item -> given(item, numbersAndFlags)).toList();
            case null, default -> value;
        };
    }

    private static @Nullable Object parsed(@Nullable Object value) {
        String text = String.valueOf(value);
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException plain) {
            return value;
        }
    }

    /// The service's error for a bad parameter.
    public ApiError invalid(String message) {
        return ApiError.of(invalidCode, message);
    }

    private ApiError wrong(String name, String rule) {
        return invalid("%s%s %s, not %s.".formatted(path, name, rule, shown(values.get(name))));
    }

    private ApiError missing(String name) {
        return invalid("%s%s is required.".formatted(path, name));
    }

    private Input inner(String name, Map<?, ?> map) {
        return new Input(map, path + name + ".", invalidCode, typed);
    }

    private List<?> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            case String text when !typed && text.isEmpty() -> List.of();
            default -> throw wrong(name, "must be a list");
        };
    }

    private int parse(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "must be a whole number from -2147483648 to 2147483647");
        }
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? "'" + text.substring(0, 60) + "…'" : "'" + text + "'";
    }
}
