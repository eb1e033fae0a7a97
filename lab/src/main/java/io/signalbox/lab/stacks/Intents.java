package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.StackRequest.Given;
import io.signalbox.lab.stacks.parameter.ParameterValue;
import io.signalbox.lab.stacks.parameter.ParameterValues;
import io.signalbox.lab.stacks.run.Intent;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.Surroundings;
import io.signalbox.lab.stacks.template.Capabilities;
import io.signalbox.lab.stacks.template.Dependencies;
import io.signalbox.lab.stacks.template.Resolver;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import io.signalbox.lab.stacks.template.Rules;
import io.signalbox.lab.stacks.template.Template;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Turns requests into intents, with every check that AWS does before it answers.
final class Intents {
    private final Surroundings around;

    Intents(Surroundings around) {
        this.around = around;
    }

    /// An intent and the order of its resources.
    record Checked(Intent intent, Dependencies order) {}

    Checked of(StackRequest request, Stack stack) {
        Optional<Intent> before = stack.intent();
        Template template = template(request, before);
        Map<String, ParameterValue> parameters =
                ParameterValues.of(template.parameters(), given(request.parameters(), before));
        requireCapabilities(template, request.capabilities());
        Intent intent =
                new Intent(
                        template,
                        parameters,
                        request.tags().orElseGet(() -> before.map(Intent::tags).orElse(Map.of())),
                        request.capabilities(),
                        request.notificationArns()
                                .orElseGet(
                                        () ->
                                                before.map(Intent::notificationArns)
                                                        .orElse(List.of())));
        Resolver resolver =
                new Resolver(
                        template,
                        parameters,
                        around.pseudo(stack, intent),
                        new NoResources(),
                        false);
        Rules.require(template, parameters, resolver);
        template.conditions().keySet().forEach(resolver::holds);
        requireSameTypes(template, stack);
        return new Checked(intent, Dependencies.live(template, resolver));
    }

    private Template template(StackRequest request, Optional<Intent> before) {
        if (request.previousTemplate()) {
            if (request.body().isPresent()) {
                throw Wrong.error(
                        "You cannot specify both usePreviousTemplate and Template Body/Template URL.");
            }
            return before.map(Intent::template)
                    .orElseThrow(
                            () -> Wrong.error("The stack has no previous template to be used."));
        }
        return read(
                request.body()
                        .orElseThrow(
                                () ->
                                        Wrong.error(
                                                "Either Template URL or Template Body must be specified.")));
    }

    Template read(String body) {
        return Template.read(body, around.types().names());
    }

    private static Map<String, String> given(List<Given> parameters, Optional<Intent> before) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Given given : parameters) {
            if (given.previous()) {
                ParameterValue old =
                        before.map(intent -> intent.parameters().get(given.key())).orElse(null);
                if (old == null) {
                    throw Wrong.error(
                            "Invalid input for parameter key %s. Cannot specify usePreviousValue as true for a parameter key not in the previous template"
                                    .formatted(given.key()));
                }
                values.put(given.key(), old.given());
            } else {
                values.put(given.key(), given.value().orElse(""));
            }
        }
        return values;
    }

    private static void requireCapabilities(Template template, List<String> given) {
        Capabilities capabilities = Capabilities.of(template);
        if (!capabilities.coveredBy(given)) {
            throw ApiError.of(
                    "InsufficientCapabilitiesException",
                    "Requires capabilities : [%s]".formatted(capabilities.needed().orElse("")));
        }
    }

    private static void requireSameTypes(Template template, Stack stack) {
        Set<String> changed = new TreeSet<>();
        for (ResourceDefinition definition : template.resources().values()) {
            var old = stack.resource(definition.logicalId());
            if (old != null && old.made() != null && !old.type().equals(definition.type())) {
                changed.add(definition.logicalId());
            }
        }
        if (!changed.isEmpty()) {
            throw Wrong.error(
                    "Update of resource type is not permitted. The new template modifies resource type of the following resources: "
                            + changed);
        }
    }

    /// In conditions and rules nothing can refer to a resource; the checks of the template have seen to it.
    private static final class NoResources implements Resolver.Resources {
        @Override
        public Object ref(String logicalId) {
            throw Wrong.format("Unresolved dependencies [%s].".formatted(logicalId));
        }

        @Override
        public Object attribute(String logicalId, String attribute) {
            return ref(logicalId);
        }
    }
}
