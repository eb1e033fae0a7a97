package io.signalbox.operation.stack;

import io.signalbox.cloud.aws.StackGateway;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.templates.Filling;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetStack;
import io.signalbox.templates.Template;
import io.signalbox.templates.TemplateParameter;
import io.signalbox.templates.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands of a fleet, at one moment.
///
/// @param stacks by their names within the fleet; those that only wait for their first change set are absent
record Deployed(Fleet fleet, Map<String, Stack> stacks) {

    static Deployed read(Fleet fleet, StackGateway gateway) {
        Map<String, Stack> byName =
                gateway.stacks().stream()
                        .filter(stack -> !stack.status().reviewed())
                        .collect(Collectors.toMap(Stack::name, stack -> stack, (one, _) -> one));
        Map<String, Stack> stacks = new LinkedHashMap<>();
        for (FleetStack stack : fleet.stacks()) {
            Stack there = byName.get(fleet.stackName(stack));
            if (there != null) {
                stacks.put(stack.name(), there);
            }
        }
        return new Deployed(fleet, stacks);
    }

    Optional<Stack> stack(FleetStack stack) {
        return Optional.ofNullable(stacks.get(stack.name()));
    }

    /// The parameters of one stack, filled from what stands now.
    ///
    /// @throws FleetFileException if one gets no value
    Filling filling(FleetStack stack) throws FleetFileException {
        Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
        stacks.forEach((name, there) -> outputs.put(name, there.outputs()));
        Filling filling = Filling.of(fleet, stack, outputs);
        Optional<Stack> there = stack(stack);
        return there.isPresent()
                ? filling.over(
                        stack,
                        there.get().parameters(),
                        there.get().outputs().getOrDefault("TemplateVersion", ""))
                : filling;
    }

    /// What CloudFormation is to be asked. Secret parameters that the file does not give keep their
    /// value; all others are as the file says, or the template's default.
    ChangeSetOrder order(FleetStack stack, Filling filling, String changeSet)
            throws FleetFileException {
        Template template = Templates.read(stack.template());
        Optional<Stack> there = stack(stack);
        Set<String> kept =
                template.parameters().stream()
                        .filter(TemplateParameter::secret)
                        .map(TemplateParameter::name)
                        .filter(name -> !filling.values().containsKey(name))
                        .filter(
                                name ->
                                        there.map(s -> s.parameters().containsKey(name))
                                                .orElse(false))
                        .collect(Collectors.toSet());
        return new ChangeSetOrder(
                fleet.stackName(stack),
                changeSet,
                there.isEmpty(),
                template.body(),
                filling.values(),
                kept,
                fleet.tagsOf(stack),
                template.capabilities(),
                fleet.role().orElse(null));
    }
}
