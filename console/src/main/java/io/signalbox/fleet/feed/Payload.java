package io.signalbox.fleet.feed;

import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// The arguments of an application's event, as text for the live tail.
final class Payload {

    /// Longer ones are cut here; what is left out is told at the end.
    static final int LONGEST = 16 * 1024;

    private Payload() {}

    /// @param from leaves out so many arguments at the front
    static String json(JSONArray event, int from) {
        if (event.length() <= from) {
            return "[]";
        }
        var args = new JSONArray();
        for (int i = from; i < event.length(); i++) {
            args.put(shown(event.opt(i)));
        }
        return cut(args.toString());
    }

    static String cut(String json) {
        if (json.length() <= LONGEST) {
            return json;
        }
        int end = Character.isHighSurrogate(json.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return json.substring(0, end) + "… (" + (json.length() - end) + " more characters)";
    }

    static String binary(byte[] bytes) {
        return "<binary " + bytes.length + " bytes>";
    }

    /// The same with binary values in words. Changed in place: nobody else reads the event.
    static Object shown(@Nullable Object value) {
        return switch (value) {
            case null -> JSONObject.NULL;
            case byte[] bytes -> binary(bytes);
            case JSONArray array -> {
                for (int i = 0; i < array.length(); i++) {
                    array.put(i, shown(array.opt(i)));
                }
                yield array;
            }
            case JSONObject object -> {
                for (String key : object.keySet()) {
                    object.put(key, shown(object.opt(key)));
                }
                yield object;
            }
            default -> value;
        };
    }
}
