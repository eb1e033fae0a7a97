package io.signalbox.socketio.admin.extension;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Strict reading of a request: one object with known fields of the right types.
final class Fields {
    private static final int MAX_TEXT = 500;

    private final Map<String, @Nullable Object> values;

    private Fields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /// @param allowed names of all fields that make sense
    static Fields of(@Nullable Object request, String... allowed) throws Refusal {
        Set<String> known = new TreeSet<>(Arrays.asList(allowed));
        if (!(request instanceof Map<?, ?> map)) {
            throw new Refusal("the request has to be an object with the fields " + known);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (!known.contains(name)) {
                throw new Refusal("unknown field " + shown(name) + "; allowed: " + known);
            }
            values.put(name, field.getValue());
        }
        return new Fields(values);
    }

    static String shown(String text) {
        String safe = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (safe.length() > 60 ? safe.substring(0, 60) + "…" : safe) + '"';
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    @Nullable Object raw(String name) {
        return values.get(name);
    }

    /// Null where there is none.
    @Nullable String text(String name) throws Refusal {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isEmpty() && text.length() <= MAX_TEXT) {
            return text;
        }
        throw new Refusal(name + " has to be a text of 1 to " + MAX_TEXT + " characters");
    }

    String requiredText(String name) throws Refusal {
        String text = text(name);
        if (text == null) {
            throw new Refusal(name + " is missing");
        }
        return text;
    }

    String choice(String name, String otherwise, String... allowed) throws Refusal {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!Arrays.asList(allowed).contains(text)) {
            throw new Refusal(
                    name + " is " + shown(text) + "; allowed: " + String.join(", ", allowed));
        }
        return text;
    }

    double number(String name, double otherwise, double least, double most) throws Refusal {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() >= least
                && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        throw new Refusal(name + " has to be a number from " + plain(least) + " to " + plain(most));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    int count(String name, int otherwise, int least, int most) throws Refusal {
        double number = number(name, otherwise, least, most);
        if (number != Math.rint(number)) {
            throw new Refusal(name + " has to be a whole number");
        }
        return (int) number;
    }

    boolean flag(String name) throws Refusal {
        Object value = values.get(name);
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw new Refusal(name + " has to be true or false");
        };
    }
}
