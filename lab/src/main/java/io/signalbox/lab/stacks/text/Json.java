package io.signalbox.lab.stacks.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/// Trees of maps, lists and texts as JSON, for the members of answers that hold such.
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static String of(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A text as it is, anything else as JSON.
    public static String leaf(Object tree) {
        return tree instanceof String text ? text : of(tree);
    }
}
