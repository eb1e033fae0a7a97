package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.stacks.parameter.ParameterDefinition;
import io.signalbox.lab.stacks.run.Intent;
import io.signalbox.lab.stacks.template.Capabilities;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import io.signalbox.lab.stacks.template.Template;
import io.signalbox.lab.stacks.text.Json;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operations on templates, such as `aws cloudformation validate-template`.
final class TemplateApi {
    private final StackEngine engine;

    TemplateApi(StackEngine engine) {
        this.engine = engine;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "GetTemplate", this::get,
                "GetTemplateSummary", this::summary,
                "ValidateTemplate", this::validate);
    }

    private Members get(Input input) {
        Optional<String> set = input.text("ChangeSetName").filter(text -> !text.isEmpty());
        Template template =
                set.map(
                                name ->
                                        engine.changeSets()
                                                .require(name, input.text("StackName"))
                                                .intent()
                                                .template())
                        .orElseGet(() -> ofStack(input.requiredText("StackName")));
        return Members.of()
                .put("TemplateBody", template.body())
                .put("StagesAvailable", List.of("Original", "Processed"));
    }

    private Template ofStack(String name) {
        return engine.stacks()
                .require(name)
                .intent()
                .map(Intent::template)
                .orElseThrow(() -> Wrong.error("Stack %s has no template yet.".formatted(name)));
    }

    private Template given(Input input) {
        return engine.intents()
                .read(
                        RequestReader.body(input)
                                .orElseThrow(
                                        () ->
                                                Wrong.error(
                                                        "Either Template URL or Template Body must be specified.")));
    }

    private Members validate(Input input) {
        Template template = given(input);
        return common(template)
                .put(
                        "Parameters",
                        template.parameters().values().stream()
                                .map(TemplateApi::parameter)
                                .toList());
    }

    private Members summary(Input input) {
        Template template =
                input.text("StackName")
                        .filter(t -> !t.isEmpty())
                        .map(this::ofStack)
                        .orElseGet(() -> given(input));
        Object metadata = template.tree().get("Metadata");
        return common(template)
                .put(
                        "Parameters",
                        template.parameters().values().stream()
                                .map(TemplateApi::parameterWithType)
                                .toList())
                .put(
                        "ResourceTypes",
                        template.resources().values().stream()
                                .map(ResourceDefinition::type)
                                .toList())
                .put(
                        "Version",
                        template.tree().containsKey("AWSTemplateFormatVersion")
                                ? "2010-09-09"
                                : null)
                .put("Metadata", metadata == null ? null : Json.of(metadata));
    }

    private static Members common(Template template) {
        Capabilities capabilities = Capabilities.of(template);
        return Members.of()
                .put("Description", template.description().orElse(null))
                .put("Capabilities", capabilities.needed().map(List::of).orElse(List.of()))
                .put("CapabilitiesReason", capabilities.reason().orElse(null))
                .put("DeclaredTransforms", List.of());
    }

    private static Members parameter(ParameterDefinition definition) {
        return Members.of()
                .put("ParameterKey", definition.name())
                .put("DefaultValue", definition.ifAbsent().orElse(null))
                .put("NoEcho", definition.secret())
                .put("Description", definition.description().orElse(null));
    }

    private static Members parameterWithType(ParameterDefinition definition) {
        return parameter(definition)
                .put("ParameterType", definition.type())
                .put(
                        "ParameterConstraints",
                        Members.of()
                                .put(
                                        "AllowedValues",
                                        definition.allowed().isEmpty()
                                                ? null
                                                : definition.allowed()));
    }
}
