package io.signalbox.ui.kit.fleet;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes from a client's handshake what would let somebody else come in as that client. What is left
/// tells whether there was something and how long it was.
public final class Masked {
    private static final Pattern SECRET =
            Pattern.compile(
                    "cookie|authorization|token|secret|passw|api-?key|session|jwt|signature"
                            + "|credential|^auth$|^sid$");
    private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&]+)=([^&#]*)");

    private Masked() {}

    /// Whether a header or query parameter of this name is kept back.
    public static boolean secret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    public static String value(String name, String value) {
        return secret(name) && !value.isEmpty() ? mask(value) : value;
    }

    /// The same, sorted by name.
    public static Map<String, String> values(Map<String, String> values) {
        Map<String, String> masked = new TreeMap<>();
        values.forEach((name, value) -> masked.put(name, value(name, value)));
        return masked;
    }

    /// A URL with its query.
    public static String url(String url) {
        return PARAMETER
                .matcher(url)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1)
                                                + found.group(2)
                                                + "="
                                                + value(found.group(2), found.group(3))));
    }

    private static String mask(String value) {
        return "\u2022\u2022\u2022 (" + value.length() + " characters)";
    }
}
