package io.signalbox.lab.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Turns a form such as `Actions.member.1.Order=1` into nested maps and lists. Every leaf is a text.
final class QueryForm {
    private static final int MOST_PARAMETERS = 2_000;
    private static final int DEEPEST = 16;

    private QueryForm() {}

    static Map<String, Object> read(byte[] body) {
        String form = new String(body, StandardCharsets.UTF_8);
        Map<String, Object> tree = new TreeMap<>();
        String[] pairs = form.split("&");
        if (pairs.length > MOST_PARAMETERS) {
            throw malformed("has more than " + MOST_PARAMETERS + " parameters");
        }
        for (String pair : pairs) {
            if (!pair.isBlank()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                put(tree, decode(name), decode(value));
            }
        }
        return lists(tree);
    }

    private static void put(Map<String, Object> tree, String name, String value) {
        String[] steps = name.split("\\.", -1);
        if (steps.length > DEEPEST) {
            throw malformed("is nested deeper than " + DEEPEST);
        }
        Map<String, Object> at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            Object next = at.computeIfAbsent(steps[i], _ -> new TreeMap<String, Object>());
            at = inner(next);
        }
        if (at.putIfAbsent(steps[steps.length - 1], value) != null) {
            throw malformed("gives a parameter twice");
        }
    }

    @SuppressWarnings("unchecked") // maps in the tree are made by put alone
    private static Map<String, Object> inner(Object node) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw malformed("uses one name as a value and as a structure");
    }

    /// Replaces each `{member: {1: a, 2: b}}` by the list of its values in the order of their numbers.
    private static Map<String, Object> lists(Map<String, Object> tree) {
        tree.replaceAll(
                (name, value) -> {
                    if (!(value instanceof Map<?, ?>)) {
                        return value;
                    }
                    Map<String, Object> map = inner(value);
                    if (map.size() == 1 && map.get("member") instanceof Map<?, ?> numbered) {
                        return list(inner(numbered));
                    }
                    return lists(map);
                });
        return tree;
    }

    private static List<Object> list(Map<String, Object> numbered) {
        Map<Integer, Object> byNumber = new TreeMap<>();
        lists(numbered).forEach((number, value) -> byNumber.put(parse(number), value));
        return new ArrayList<>(byNumber.values());
    }

    private static int parse(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException notANumber) {
            throw malformed("has a list member without a number");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw malformed("has a broken % escape");
        }
    }

    private static ApiError malformed(String how) {
        return ApiError.of("MalformedQueryString", "The request's form " + how + ".");
    }
}
