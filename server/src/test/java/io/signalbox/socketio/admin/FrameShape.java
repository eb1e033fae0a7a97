package io.signalbox.socketio.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A frame with everything replaced that differs from run to run: ids, times, what one HTTP client says
/// and another does not. Names of events, keys, types, rooms and values stay.
final class FrameShape {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ISO =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern DATE =
            Pattern.compile(
                    "[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d{4} \\d\\d:\\d\\d:\\d\\d"
                            + " GMT\\+0000 \\(Coordinated Universal Time\\)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{20}");
    private static final Pattern SESSION = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9_-]{12}");
    private static final Set<String> TYPE_ONLY = Set.of("headers", "query", "url", "issued");

    private FrameShape() {}

    static String of(String frame) {
        int start = 0;
        while (start < frame.length() && "[{".indexOf(frame.charAt(start)) < 0) {
            start++;
        }
        if (frame.startsWith("<bin") || start == frame.length()) {
            return frame;
        }
        return frame.substring(0, start) + shape("", parse(frame.substring(start)));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private static String shape(String key, JsonNode node) {
        if (TYPE_ONLY.contains(key)) {
            return "<" + node.getNodeType() + ">";
        } else if (node.isTextual()) {
            return text(key, node.textValue());
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(shape("", item)));
            return items.toString();
        } else if (node.isObject()) {
            TreeSet<String> fields = new TreeSet<>();
            node.properties()
                    .forEach(f -> fields.add(f.getKey() + ":" + shape(f.getKey(), f.getValue())));
            return "{" + String.join(",", fields) + "}";
        } else {
            return node.toString();
        }
    }

    private static String text(String key, String text) {
        if (key.equals("clientId")) {
            return CLIENT.matcher(text).matches() ? "<client>" : "bad client id " + text;
        } else if (ISO.matcher(text).matches()) {
            return "<iso>";
        } else if (DATE.matcher(text).matches()) {
            return "<date>";
        } else if (ID.matcher(text).matches()) {
            return "<id>";
        } else if (SESSION.matcher(text).matches()) {
            return "<session>";
        } else {
            return "'" + text + "'";
        }
    }
}
