package io.signalbox.environment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/// Puts an environment into the JSON object that stands for it. What the object holds beside is left
/// as it is; a value that is the default is written only where there was one before.
final class EnvironmentWriting {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EnvironmentWriting() {}

    static String text(JsonNode root) {
        var indent = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(indent)
                        .withArrayIndenter(indent);
        try {
            return JSON.writer(printer)
                            .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    static void write(ObjectNode node, Environment environment) {
        node.put("name", environment.name());
        put(node, "kind", environment.kind(), EnvironmentKind.OTHER);
        put(node, "protected", environment.protectedFromWrites(), false);
        admin(object(node, "admin"), environment.admin());
        AwsTarget aws = environment.aws();
        if (aws == null) {
            node.remove("aws");
        } else {
            aws(object(node, "aws"), aws);
        }
        Thresholds thresholds = environment.thresholds();
        if (node.path("thresholds").isObject() || !thresholds.equals(Thresholds.USUAL)) {
            thresholds(object(node, "thresholds"), thresholds);
        }
    }

    private static void admin(ObjectNode node, AdminEndpoint admin) {
        node.put("url", admin.url().toString());
        put(node, "path", TextNode.valueOf(admin.path()), AdminEndpoint.DEFAULT_PATH);
        put(
                node,
                "namespace",
                TextNode.valueOf(admin.namespace()),
                AdminEndpoint.DEFAULT_NAMESPACE);
        optional(node, "username", admin.username());
        put(node, "parser", admin.wire().parser(), AdminWire.Parser.JSON);
        put(node, "transports", admin.wire().transports(), AdminWire.Transports.BOTH);
    }

    private static void aws(ObjectNode node, AwsTarget aws) {
        node.put("region", aws.region());
        optional(
                node,
                "endpoint",
                aws.endpointOverride() == null ? null : aws.endpointOverride().toString());
        optional(node, "profile", aws.profile());
        node.put("cluster", aws.cluster());
        node.put("blueService", aws.blueService());
        node.put("greenService", aws.greenService());
        optional(node, "ruleArn", aws.ruleArn());
        optional(node, "group", aws.group());
    }

    private static void thresholds(ObjectNode node, Thresholds now) {
        Thresholds usual = Thresholds.USUAL;
        put(node, "serverUnhealthy", now.serverUnhealthy(), usual.serverUnhealthy());
        put(node, "clientsDownPercent", now.clientsDownPercent(), usual.clientsDownPercent());
        put(node, "pollingPercent", now.pollingPercent(), usual.pollingPercent());
        put(node, "loopLagMillis", now.loopLagMillis(), usual.loopLagMillis());
    }

    private static ObjectNode object(ObjectNode node, String field) {
        return node.path(field) instanceof ObjectNode there ? there : node.putObject(field);
    }

    private static void put(ObjectNode node, String field, Enum<?> value, Enum<?> usual) {
        put(
                node,
                field,
                TextNode.valueOf(EnvironmentFile.word(value)),
                EnvironmentFile.word(usual));
    }

    private static void put(ObjectNode node, String field, boolean value, boolean usual) {
        put(node, field, BooleanNode.valueOf(value), Boolean.toString(usual));
    }

    private static void put(ObjectNode node, String field, int value, int usual) {
        put(node, field, IntNode.valueOf(value), Integer.toString(usual));
    }

    private static void put(ObjectNode node, String field, JsonNode value, String usual) {
        if (node.has(field) || !value.asText().equals(usual)) {
            node.set(field, value);
        }
    }

    private static void optional(ObjectNode node, String field, @Nullable String value) {
        if (value == null) {
            node.remove(field);
        } else {
            node.put(field, value);
        }
    }
}
