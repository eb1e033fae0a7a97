package io.signalbox.lab.stacks.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The text of a template as a tree of maps, lists and texts; numbers and flags become texts, short forms of functions
/// long ones.
public final class TemplateText {
    static final int MOST_BYTES = 51_200;
    static final int DEEPEST = 60;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private TemplateText() {}

    public static Map<String, Object> read(String body) {
        if (body.isEmpty()) {
            throw Wrong.error(
                    "1 validation error detected: Value '' at 'templateBody' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1");
        }
        if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Wrong.error(
                    "1 validation error detected: Value at 'templateBody' failed to satisfy"
                            + " constraint: Member must have length less than or equal to "
                            + MOST_BYTES);
        }
        Object tree = body.stripLeading().startsWith("{") ? json(body) : YamlTree.read(body);
        if (!(tree instanceof Map<?, ?>)) {
            throw Wrong.format("unsupported structure.");
        }
        return Trees.map(tree);
    }

    private static Object json(String body) {
        try {
            return plain(JSON.readTree(body), "");
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            throw Wrong.format(
                    at == null
                            ? "JSON not well-formed."
                            : "JSON not well-formed. (line %d, column %d)"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static Object plain(JsonNode node, String path) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties()
                    .forEach(
                            entry ->
                                    map.put(
                                            entry.getKey(),
                                            plain(entry.getValue(), path + "/" + entry.getKey())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item, path + "/" + list.size())));
            return list;
        }
        if (node.isNull() || node.isMissingNode()) {
            throw noNulls(path);
        }
        return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
    }

    static RuntimeException noNulls(String path) {
        return Wrong.error(
                "[%s] 'null' values are not allowed in templates"
                        .formatted(path.isEmpty() ? "/" : path));
    }
}
