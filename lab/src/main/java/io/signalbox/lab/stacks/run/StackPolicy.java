package io.signalbox.lab.stacks.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A stack policy: which resources an update may change, replace or delete. What no statement allows is denied, and one
/// denial outweighs every permission.
public final class StackPolicy {
    private static final int LONGEST = 16_384;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ACTIONS =
            List.of("Update:Modify", "Update:Replace", "Update:Delete", "Update:*");

    private StackPolicy() {}

    /// Refuses what is no policy.
    public static String checked(String json) {
        if (json.length() > LONGEST) {
            throw Wrong.error("A stack policy has at most %d characters.".formatted(LONGEST));
        }
        List<JsonNode> statements = statements(json);
        if (statements.isEmpty()) {
            throw invalid("it needs a Statement");
        }
        for (JsonNode statement : statements) {
            String effect = statement.path("Effect").asText();
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                throw invalid("Effect must be Allow or Deny, not '" + effect + "'");
            }
            for (String action : texts(statement, "Action", "NotAction")) {
                if (!ACTIONS.contains(action)) {
                    throw invalid("unknown action '" + action + "'; allowed are " + ACTIONS);
                }
            }
            if (!statement.path("Principal").asText().equals("*")) {
                throw invalid("Principal must be *");
            }
            if (texts(statement, "Resource", "NotResource").isEmpty()) {
                throw invalid("every statement needs Resource or NotResource");
            }
        }
        return json;
    }

    /// @throws ApiError if the policy of the running operation does not allow the action
    static void require(Stack stack, StackResource resource, String action) {
        String policy = stack.settings().policy();
        if (policy.isEmpty()) {
            return;
        }
        List<JsonNode> statements = statements(policy);
        boolean allowed = false;
        for (int i = 0; i < statements.size(); i++) {
            JsonNode statement = statements.get(i);
            if (!matches(statement, resource, action)) {
                continue;
            }
            if (statement.path("Effect").asText().equals("Deny")) {
                throw denied("Statement [#%d] denies".formatted(i + 1), resource, action);
            }
            allowed = true;
        }
        if (!allowed) {
            throw denied("no statement allows", resource, action);
        }
    }

    private static ApiError denied(String who, StackResource resource, String action) {
        return Wrong.error(
                "Action denied by stack policy: %s [%s] for resource [LogicalResourceId/%s]"
                        .formatted(who, action, resource.logicalId()));
    }

    private static boolean matches(JsonNode statement, StackResource resource, String action) {
        return one(statement, "Action", action)
                && one(statement, "Resource", "LogicalResourceId/" + resource.logicalId())
                && condition(statement.path("Condition"), resource.type());
    }

    private static boolean one(JsonNode statement, String member, String value) {
        boolean negated = statement.has("Not" + member);
        boolean found =
                texts(statement, member, "Not" + member).stream()
                        .anyMatch(pattern -> wildcard(pattern, value));
        return negated != found;
    }

    private static boolean condition(JsonNode condition, String type) {
        for (String operator : List.of("StringEquals", "StringLike")) {
            List<String> types = texts(condition.path(operator), "ResourceType", "");
            if (!types.isEmpty() && types.stream().noneMatch(p -> wildcard(p, type))) {
                return false;
            }
        }
        return true;
    }

    private static boolean wildcard(String pattern, String value) {
        String regex = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q");
        return Pattern.matches(regex, value);
    }

    private static List<String> texts(JsonNode statement, String name, String other) {
        JsonNode node = statement.has(name) ? statement.get(name) : statement.path(other);
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<JsonNode> statements(String json) {
        try {
            List<JsonNode> statements = new ArrayList<>();
            JsonNode node = JSON.readTree(json).path("Statement");
            if (node.isObject()) {
                statements.add(node);
            } else {
                node.forEach(statements::add);
            }
            return statements;
        } catch (JsonProcessingException broken) {
            throw invalid("it is not JSON");
        }
    }

    private static ApiError invalid(String why) {
        return Wrong.error("Error validating stack policy: Invalid stack policy: " + why);
    }
}
