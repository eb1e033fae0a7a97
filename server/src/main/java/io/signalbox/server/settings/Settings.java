package io.signalbox.server.settings;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Typed reading of the environment. An empty value counts as none.
public final class Settings {
    private final Map<String, String> environment;

    /// @param environment names and values
    public Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    @Nullable String text(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    int number(String name, int otherwise, int least, int most) throws BadSettingException {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below in the same words.
        }
        throw bad(name, value, "a whole number from " + least + " to " + most);
    }

    boolean flag(String name, boolean otherwise) throws BadSettingException {
        return switch (text(name)) {
            case null -> otherwise;
            case "true" -> true;
            case "false" -> false;
            case String other -> throw bad(name, other, "true or false");
        };
    }

    String choice(String name, String otherwise, String... allowed) throws BadSettingException {
        String value = text(name, otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            throw bad(name, value, String.join(" or ", allowed));
        }
        return value;
    }

    Set<String> list(String name) {
        String value = text(name);
        Set<String> parts = new TreeSet<>();
        if (value != null) {
            for (String part : value.split(",")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }

    static BadSettingException bad(String name, String value, String allowed) {
        return new BadSettingException(name + " is \"" + value + "\"; allowed: " + allowed);
    }

    static BadSettingException badSecret(String name, String allowed) {
        return new BadSettingException(name + " cannot be used; allowed: " + allowed);
    }
}
