package io.signalbox.lab.stacks.recorded;

import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.Wanted;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Fills the patterns of `forms.txt` for one resource. What AWS makes up is made from the resource's random suffix, so it
/// stays while the resource does.
record FormFiller(Account account, Wanted wanted, int version, String ref) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// A text, or for `[a, b]` a list of texts.
    Object fill(String pattern) {
        if (pattern.startsWith("[") && pattern.endsWith("]")) {
            String inner = pattern.substring(1, pattern.length() - 1);
            return inner.isBlank()
                    ? List.of()
                    : Arrays.stream(inner.split(", ")).map(this::text).toList();
        }
        return text(pattern);
    }

    String text(String pattern) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            if (open < 0) {
                break;
            }
            int close = closing(pattern, open);
            text.append(pattern, at, open).append(place(pattern.substring(open + 1, close)));
            at = close + 1;
        }
        return text.append(pattern.substring(at)).toString();
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no closing brace: " + pattern);
    }

    private String place(String inside) {
        int colon = inside.indexOf(':');
        if (colon < 0) {
            return switch (inside) {
                case "r" -> account.region();
                case "a" -> account.id();
                case "ref" -> ref;
                case "version" -> String.valueOf(version);
                default -> property(inside.substring(1));
            };
        }
        String argument = inside.substring(colon + 1);
        int slash = argument.indexOf('/');
        String first = slash < 0 ? argument : argument.substring(0, slash);
        String second = slash < 0 ? "" : argument.substring(slash + 1);
        return switch (inside.substring(0, colon)) {
            case "hex" -> hex(first).substring(0, length(second, 17));
            case "id" -> letters(first).substring(0, length(second, 21));
            case "uuid" ->
                    UUID.nameUUIDFromBytes(
                                    seed(first).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .toString();
            case "ip" -> ip(first);
            case "name" -> name(first, length(second, 255));
            case "lname" -> name(first, length(second, 255)).toLowerCase(Locale.ROOT);
            case "or" -> property(first).isEmpty() ? text(second) : property(first);
            case "last" -> last(property(first));
            case "host" -> host(property(first));
            default -> throw new IllegalStateException("unknown place {" + inside + "}");
        };
    }

    private String name(String property, int longest) {
        String given = property(property);
        return given.isEmpty() ? wanted.generatedName(longest) : given;
    }

    private String property(String name) {
        return wanted.tree().get(name) instanceof String text ? text : "";
    }

    private static int length(String text, int ifAbsent) {
        return text.isEmpty() ? ifAbsent : Integer.parseInt(text);
    }

    private String seed(String salt) {
        return wanted.stack() + "/" + wanted.logicalId() + "/" + wanted.suffix() + "/" + salt;
    }

    private String hex(String salt) {
        return "0" + Account.serial(seed(salt)) + Account.serial(seed(salt + "+"));
    }

    private String letters(String salt) {
        StringBuilder text = new StringBuilder();
        for (char c : (hex(salt) + hex(salt + "-")).toCharArray()) {
            text.append(LETTERS.charAt((c * 7 + text.length() * 11) % LETTERS.length()));
        }
        return text.toString();
    }

    /// In the block for documentation, TEST-NET-3.
    private String ip(String salt) {
        return "203.0.113." + (1 + Math.floorMod(seed(salt).hashCode(), 254));
    }

    private static String last(String text) {
        // a listener's ARN is named after its load balancer: app/NAME/ID/…
        int app = text.indexOf("/app/");
        if (app >= 0) {
            return text.substring(app + "/app/".length());
        }
        int cut = Math.max(text.lastIndexOf('/'), text.lastIndexOf('.'));
        return text.substring(cut + 1);
    }

    private static String host(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() == null ? url : uri.getHost() + uri.getPath();
        } catch (IllegalArgumentException notAUrl) {
            return url;
        }
    }
}
