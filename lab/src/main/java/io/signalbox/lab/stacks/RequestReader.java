package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.stacks.StackRequest.Given;
import io.signalbox.lab.stacks.run.Settings;
import io.signalbox.lab.stacks.run.Settings.OnFailure;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the wire says of a stack to be.
final class RequestReader {
    private static final int MOST_TAGS = 50;
    private static final List<String> CAPABILITIES =
            List.of("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND");

    private RequestReader() {}

    static StackRequest read(Input input) {
        return new StackRequest(
                input.requiredText("StackName"),
                body(input),
                input.flag("UsePreviousTemplate").orElse(false),
                parameters(input),
                tags(input),
                capabilities(input),
                input.has("NotificationARNs")
                        ? Optional.of(input.texts("NotificationARNs"))
                        : Optional.empty(),
                settings(input),
                policy(input, "StackPolicyBody"),
                input.flag("EnableTerminationProtection"));
    }

    static Optional<String> body(Input input) {
        if (input.text("TemplateURL").filter(url -> !url.isEmpty()).isPresent()) {
            throw input.invalid(
                    "TemplateURL: the lab has no S3; send the template as TemplateBody (at most 51200 bytes)");
        }
        return input.text("TemplateBody");
    }

    private static Optional<String> policy(Input input, String member) {
        if (input.has(member.replace("Body", "URL"))) {
            throw input.invalid(
                    "%s: the lab has no S3; send the policy as %s"
                            .formatted(member.replace("Body", "URL"), member));
        }
        return input.text(member);
    }

    static String policyBody(Input input) {
        return policy(input, "StackPolicyBody")
                .orElseThrow(() -> input.invalid("StackPolicyBody is required."));
    }

    private static List<Given> parameters(Input input) {
        List<Given> parameters = new ArrayList<>();
        for (Input item : input.items("Parameters")) {
            String key = item.requiredText("ParameterKey");
            Optional<String> value = item.text("ParameterValue");
            boolean previous = item.flag("UsePreviousValue").orElse(false);
            if (previous && value.isPresent()) {
                throw Wrong.error(
                        "Invalid input for parameter key %s. Cannot specify usePreviousValue as true and non empty value for a parameter"
                                .formatted(key));
            }
            if (parameters.stream().anyMatch(given -> given.key().equals(key))) {
                throw Wrong.error("Duplicate parameter keys: [%s]".formatted(key));
            }
            parameters.add(new Given(key, value, previous));
        }
        return parameters;
    }

    private static Optional<Map<String, String>> tags(Input input) {
        if (!input.has("Tags")) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (Input item : input.items("Tags")) {
            String key = item.requiredText("Key");
            if (key.startsWith("aws:")) {
                throw Wrong.error("Tag keys must not begin with aws: (%s)".formatted(key));
            }
            if (tags.put(key, item.text("Value").orElse("")) != null) {
                throw Wrong.error("Duplicate tag keys found: [%s]".formatted(key));
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw Wrong.error("A stack has at most %d tags.".formatted(MOST_TAGS));
        }
        return Optional.of(tags);
    }

    private static List<String> capabilities(Input input) {
        List<String> given = input.texts("Capabilities");
        for (String capability : given) {
            if (!CAPABILITIES.contains(capability)) {
                throw Wrong.error(
                        ("1 validation error detected: Value '[%s]' at 'capabilities' failed to satisfy"
                                        + " constraint: Member must satisfy enum value set: %s")
                                .formatted(capability, CAPABILITIES));
            }
        }
        return given;
    }

    static Settings settings(Input input) {
        Optional<Boolean> stay = input.flag("DisableRollback");
        String member = input.has("OnStackFailure") ? "OnStackFailure" : "OnFailure";
        Optional<String> named = input.text(member);
        if (stay.isPresent() && named.isPresent()) {
            throw Wrong.error("You can specify either DisableRollback or OnFailure, but not both.");
        }
        OnFailure onFailure =
                named.map(RequestReader::onFailure)
                        .orElse(stay.orElse(false) ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK);
        return new Settings(
                onFailure,
                input.flag("RetainExceptOnCreate").orElse(false),
                policy(input, "StackPolicyDuringUpdateBody").orElse(""),
                input.texts("RetainResources"),
                input.text("DeletionMode").filter("FORCE_DELETE_STACK"::equals).isPresent(),
                input.text("ClientRequestToken").orElse(""));
    }

    private static OnFailure onFailure(String text) {
        return Arrays.stream(OnFailure.values())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                Wrong.error(
                                        "OnFailure must be one of %s, not %s"
                                                .formatted(
                                                        Arrays.toString(OnFailure.values()),
                                                        text)));
    }
}
