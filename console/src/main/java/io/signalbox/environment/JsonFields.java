package io.signalbox.environment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Fields of a JSON object that somebody else wrote. Every complaint names the source and the field.
///
/// @param source what is read, as the reader of the message knows it
/// @param path of this object within it; empty for the outermost
record JsonFields(String source, String path, JsonNode node) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static JsonFields parse(String source, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || !node.isObject()) {
                throw new EnvironmentException(source + " is not one JSON object");
            }
            return new JsonFields(source, "", node);
        } catch (JsonProcessingException e) {
            // Not the parser's whole message: that quotes the text.
            throw new EnvironmentException(
                    source
                            + " is not JSON: line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + ": "
                            + e.getOriginalMessage());
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

    boolean flag(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw complaint(field, "must be true or false");
        }
        return value.booleanValue();
    }

    URI uri(String field) {
        String value = text(field);
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new EnvironmentException(
                    source + ": " + path + field + " '" + value + "' is not a URL", e);
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
        return new JsonFields(source, path + field + ".", value);
    }

    EnvironmentException complaint(String field, String what) {
        return new EnvironmentException(source + ": " + path + field + " " + what);
    }
}
