package io.signalbox.ui.kit.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What someone typed as the arguments of an event: a JSON array, or the values alone with commas
/// between them.
public sealed interface TypedArguments {

    /// @param json one JSON array
    record Valid(String json, int count) implements TypedArguments {}

    /// @param sentence what is wrong, and where
    /// @param line counts from 1
    /// @param column counts from 1
    record Faulty(String sentence, int line, int column) implements TypedArguments {}

    static TypedArguments of(String typed) {
        if (typed.isBlank()) {
            return new Valid("[]", 0);
        }
        if (typed.stripLeading().startsWith("[")) {
            TypedArguments whole = read(typed, typed.strip(), 0);
            if (whole instanceof Valid || read(typed, wrapped(typed), 1) instanceof Faulty) {
                return whole;
            }
        }
        return read(typed, wrapped(typed), 1);
    }

    private static String wrapped(String typed) {
        // The line break keeps a fault at the end on the line where it was made.
        return "[" + typed + "\n]";
    }

    /// @param before characters in front of what was typed
    private static TypedArguments read(String typed, String json, int before) {
        try (JsonParser in = JsonText.parser(json)) {
            in.nextToken();
            int count = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                in.skipChildren();
                count++;
            }
            return in.nextToken() == null
                    ? new Valid(before == 0 ? json : "[" + typed.strip() + "]", count)
                    : faulty("text after the end of the array", in.currentTokenLocation(), before);
        } catch (JsonProcessingException e) {
            return faulty(e.getOriginalMessage(), e.getLocation(), before);
        } catch (IOException e) {
            throw new UncheckedIOException("strings do not fail to be read", e);
        }
    }

    private static Faulty faulty(String message, JsonLocation at, int before) {
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr() - (line == 1 ? before : 0));
        // The parser goes on to say what it is made of; the first clause is what a person needs.
        String first =
                message.lines().findFirst().orElse(message).replaceAll(" \\(code .*?\\)", "");
        return new Faulty(
                "Not JSON at line %d, column %d: %s".formatted(line, column, first), line, column);
    }
}
