package io.signalbox.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Fields of a JSON object that somebody else wrote. Every complaint names the source, the place and
/// the field.
///
/// @param source what is read, as the reader of the message knows it
/// @param path of this object within it; empty for the outermost
/// @param places where its values stand in the text
record JsonFields(String source, String path, JsonNode node, JsonPlaces places) {

    // A name that is there twice would lose one of its values when the file is written again, and
    // so
    // would the last digits of a number.
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    static JsonFields parse(String source, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || !node.isObject()) {
                throw new EnvironmentException(source + " is not one JSON object");
            }
            return new JsonFields(source, "", node, JsonPlaces.of(text));
        } catch (JsonProcessingException e) {
            // Not the parser's whole message: that quotes the text.
            throw new EnvironmentException(
                    source
                            + " is not JSON: line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ": "
                            // Without where the parser says again that the text is not shown.
                            + e.getOriginalMessage().replaceFirst(" \\(for .*", ""));
        }
    }

    String text(String field) {
        String value = textOrNull(field);
        if (value == null) {
            throw complaint(field, "is missing");
        }
        return value;
    }

    @Nullable String textOrNull(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw complaint(field, "must be a text that is not empty");
        }
        return value.textValue();
    }

    String text(String field, String otherwise) {
        String value = textOrNull(field);
        return value == null ? otherwise : value;
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw complaint(field, "must be true or false");
        }
        return value.booleanValue();
    }

    int number(String field, int otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw complaint(field, "must be a whole number");
        }
        return value.intValue();
    }

    URI uri(String field) {
        String value = text(field);
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new EnvironmentException(place(field) + " '" + value + "' is not a URL", e);
        }
    }

    URI loopbackUri(String field) {
        URI uri = uri(field);
        if (!Loopback.is(uri)) {
            throw complaint(field, "'" + uri + "' is not on this machine");
        }
        return uri;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonFields object(String field) {
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw complaint(field, "must be an object");
        }
        return new JsonFields(source, path + field + ".", value, places);
    }

    /// The object at place `index` of a list.
    JsonFields object(String field, int index) {
        JsonNode value = node.path(field).path(index);
        String name = field + "[" + index + "]";
        if (!value.isObject()) {
            throw complaint(name, "must be an object");
        }
        return new JsonFields(source, path + name + ".", value, places);
    }

    EnvironmentException complaint(String field, String what) {
        return new EnvironmentException(place(field) + " " + what);
    }

    /// The complaint of somebody who knows the value and not where it stands.
    EnvironmentException placed(EnvironmentException complaint) {
        String sentence = String.valueOf(complaint.getMessage());
        return sentence.startsWith(source)
                ? complaint
                : new EnvironmentException(
                        source + ": " + places.before(path) + path + " " + sentence, complaint);
    }

    private String place(String field) {
        return source + ": " + places.before(path + field) + path + field;
    }
}
