package io.signalbox.ui.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text, read token by token: no tree is built. Safe on any thread.
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String NO_IO = "strings do not fail to be read";

    private JsonText() {}

    /// The text as a JSON string, in quotes.
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /// Laid out over lines, two spaces a level; the text as it is where it is no JSON.
    public static String pretty(String json) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return copy(json, printer);
    }

    /// On one line; the text as it is where it is no JSON.
    public static String compact(String json) {
        return copy(json, null);
    }

    /// Whether the text is one JSON value and nothing else.
    public static boolean valid(String json) {
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() == null) {
                return false;
            }
            in.skipChildren();
            return in.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(NO_IO, e);
        }
    }

    private static String copy(String json, @Nullable PrettyPrinter printer) {
        if (!valid(json)) {
            return json;
        }
        StringWriter out = new StringWriter();
        try (JsonParser in = FACTORY.createParser(json);
                JsonGenerator to = FACTORY.createGenerator(out)) {
            if (printer != null) {
                to.setPrettyPrinter(printer);
            }
            in.nextToken();
            to.copyCurrentStructureExact(in);
        } catch (IOException e) {
            throw new UncheckedIOException(NO_IO, e);
        }
        return out.toString();
    }

    /// The value at the path, keys in any case, digits also as places in an array: a text without its
    /// quotes, an object or array as JSON. Null where there is none, or no JSON.
    public static @Nullable String at(String json, List<String> path) {
        try (JsonParser in = FACTORY.createParser(json)) {
            in.nextToken();
            return find(in, path, 0);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(NO_IO, e);
        }
    }

    /// The members of an object, texts without their quotes, the rest as JSON; empty for all else.
    public static Map<String, String> members(String json) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    in.nextToken();
                    members.put(name, value(in));
                }
            }
        } catch (JsonProcessingException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(NO_IO, e);
        }
        return members;
    }

    /// The elements of an array in the same way.
    public static List<String> elements(String json) {
        List<String> elements = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(in));
                }
            }
        } catch (JsonProcessingException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(NO_IO, e);
        }
        return elements;
    }

    private static @Nullable String find(JsonParser in, List<String> path, int depth)
            throws IOException {
        if (depth == path.size()) {
            return value(in);
        }
        String key = path.get(depth);
        if (in.currentToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = in.currentName().equalsIgnoreCase(key);
                in.nextToken();
                if (found) {
                    return find(in, path, depth + 1);
                }
                in.skipChildren();
            }
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
                if (key.equals(Integer.toString(i))) {
                    return find(in, path, depth + 1);
                }
                in.skipChildren();
            }
        }
        return null;
    }

    private static String value(JsonParser in) throws IOException {
        if (!in.currentToken().isStructStart()) {
            return in.getText();
        }
        StringWriter out = new StringWriter();
        try (JsonGenerator to = FACTORY.createGenerator(out)) {
            to.copyCurrentStructureExact(in);
        }
        return out.toString();
    }

    static JsonParser parser(String json) throws IOException {
        return FACTORY.createParser(json);
    }
}
