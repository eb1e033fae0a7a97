package io.signalbox.environment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Where in a JSON text each of its values begins, so that a complaint can say so. Paths are written
/// as complaints write them, `environments[0].admin.url`.
final class JsonPlaces {

    /// Of a text that nobody is shown by line.
    static final JsonPlaces UNKNOWN = new JsonPlaces(Map.of());

    private final Map<String, JsonLocation> places;

    private JsonPlaces(Map<String, JsonLocation> places) {
        this.places = places;
    }

    /// @param text is known to be JSON
    static JsonPlaces of(String text) {
        Map<String, JsonLocation> places = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            value(parser, "", places);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return new JsonPlaces(places);
    }

    private static void value(JsonParser parser, String path, Map<String, JsonLocation> places)
            throws IOException {
        places.put(path, parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, path + "[" + i + "]", places);
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                value(parser, path.isEmpty() ? name : path + "." + name, places);
            }
        }
    }

    /// `line 3, column 14: `, of the value at this path, or of the nearest around it where there is
    /// none; empty where nothing is known.
    String before(String path) {
        String at = path;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        JsonLocation place = places.get(at);
        return place == null
                ? ""
                : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
    }
}
