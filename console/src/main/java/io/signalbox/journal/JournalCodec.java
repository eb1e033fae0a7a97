package io.signalbox.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.environment.Colour;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Journal lines as JSON: `{"type":"begin","id":…,"at":…, …}`. Fields that a newer console writes are
/// ignored; a line that cannot be understood is empty, never an error.
final class JournalCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalCodec() {}

    static String write(JournalLine line) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", type(line));
        node.put("id", line.id());
        node.put("at", line.at().toString());
        switch (line) {
            case JournalLine.Begin begin -> writeBegin(node, begin);
            case JournalLine.StepBegin step -> node.put("step", step.name());
            case JournalLine.StepEnd step -> node.put("step", step.name());
            case JournalLine.Wrote wrote -> node.put("requestId", wrote.requestId());
            case JournalLine.End end -> writeOutcome(node, end.outcome());
        }
        return node.toString();
    }

    private static String type(JournalLine line) {
        return switch (line) {
            case JournalLine.Begin _ -> "begin";
            case JournalLine.StepBegin _ -> "step";
            case JournalLine.StepEnd _ -> "step-done";
            case JournalLine.Wrote _ -> "wrote";
            case JournalLine.End _ -> "end";
        };
    }

    private static void writeBegin(ObjectNode node, JournalLine.Begin begin) {
        node.put("who", begin.who());
        node.put("environment", begin.environment());
        node.put("kind", begin.plan().kind());
        node.put("title", begin.plan().title());
        ArrayNode changes = node.putArray("changes");
        for (Change change : begin.plan().changes()) {
            ObjectNode item = changes.addObject();
            item.put("subject", change.subject());
            item.put("before", change.before());
            item.put("after", change.after());
            if (change.colour() != null) {
                item.put("colour", change.colour().word());
            }
        }
        WeightMove move = begin.plan().move();
        if (move != null) {
            ObjectNode item = node.putObject("move");
            item.put("rule", move.ruleArn());
            writeSide(item.putObject("blue"), move.blue());
            writeSide(item.putObject("green"), move.green());
        }
    }

    private static void writeSide(ObjectNode node, WeightMove.Side side) {
        node.put("targetGroup", side.targetGroupArn());
        node.put("before", side.before());
        node.put("after", side.after());
    }

    private static void writeOutcome(ObjectNode node, Outcome outcome) {
        switch (outcome) {
            case Outcome.Succeeded _ -> node.put("outcome", "succeeded");
            case Outcome.Failed failed ->
                    node.put("outcome", "failed").put("sentence", failed.sentence());
            case Outcome.Cancelled _ -> node.put("outcome", "cancelled");
            case Outcome.Running _, Outcome.Unfinished _ ->
                    throw new IllegalArgumentException("not an end: " + outcome);
        }
    }

    static Optional<JournalLine> read(String line) {
        try {
            return Optional.ofNullable(parse(JSON.readTree(line)));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable JournalLine parse(JsonNode node) {
        String id = text(node, "id");
        Instant at = Instant.parse(text(node, "at"));
        return switch (text(node, "type")) {
            case "begin" ->
                    new JournalLine.Begin(
                            id, at, text(node, "who"), text(node, "environment"), plan(node));
            case "step" -> new JournalLine.StepBegin(id, at, text(node, "step"));
            case "step-done" -> new JournalLine.StepEnd(id, at, text(node, "step"));
            case "wrote" -> new JournalLine.Wrote(id, at, text(node, "requestId"));
            case "end" -> new JournalLine.End(id, at, outcome(node, at));
            default -> null;
        };
    }

    private static JournalPlan plan(JsonNode node) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode item : node.path("changes")) {
            changes.add(
                    new Change(
                            text(item, "subject"),
                            text(item, "before"),
                            text(item, "after"),
                            item.has("colour") ? colour(text(item, "colour")) : null));
        }
        JsonNode move = node.path("move");
        return new JournalPlan(
                text(node, "kind"),
                text(node, "title"),
                changes,
                move.isObject()
                        ? new WeightMove(
                                text(move, "rule"),
                                side(move.path("blue")),
                                side(move.path("green")))
                        : null);
    }

    private static WeightMove.Side side(JsonNode node) {
        return new WeightMove.Side(
                text(node, "targetGroup"), number(node, "before"), number(node, "after"));
    }

    private static Colour colour(String word) {
        return Colour.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Outcome outcome(JsonNode node, Instant at) {
        return switch (text(node, "outcome")) {
            case "succeeded" -> new Outcome.Succeeded(at);
            case "failed" -> new Outcome.Failed(at, text(node, "sentence"));
            case "cancelled" -> new Outcome.Cancelled(at);
            default -> throw new IllegalArgumentException("unknown outcome");
        };
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text in " + field);
        }
        return value.textValue();
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException("no number in " + field);
        }
        return value.intValue();
    }
}
