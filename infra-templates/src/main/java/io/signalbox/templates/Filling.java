package io.signalbox.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of one stack, filled from a fleet file and from what the stacks before it gave.
///
/// @param values by parameter; those that the template's default serves are absent
/// @param awaited parameters whose value is known only once another stack stands, with where it will come from
public record Filling(Map<String, String> values, Map<String, OutputReference> awaited) {
    public Filling {
        values = Map.copyOf(values);
        awaited = Map.copyOf(awaited);
    }

    /// @param outputs of the stacks that stand, by their names within the fleet
    /// @throws FleetFileException if a parameter gets no value, or would get different ones
    public static Filling of(
            Fleet fleet, FleetStack stack, Map<String, Map<String, String>> outputs)
            throws FleetFileException {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, OutputReference> awaited = new LinkedHashMap<>();
        for (TemplateParameter parameter : Templates.read(stack.template()).parameters()) {
            Optional<String> written = written(fleet, stack, parameter.name());
            if (written.isEmpty()) {
                if (parameter.standard().isEmpty()) {
                    throw new FleetFileException(
                            "Stack '%s' needs a value for %s (%s): give it in the fleet file, or put a stack with an output of that name before it."
                                    .formatted(
                                            stack.name(),
                                            parameter.name(),
                                            parameter.description()));
                }
                continue;
            }
            Optional<OutputReference> missing =
                    OutputReference.in(written.get()).stream()
                            .filter(reference -> value(reference, outputs).isEmpty())
                            .findFirst();
            if (missing.isPresent()) {
                awaited.put(parameter.name(), missing.get());
            } else {
                values.put(
                        parameter.name(),
                        OutputReference.replaceAll(
                                written.get(), r -> value(r, outputs).orElseThrow()));
            }
        }
        return new Filling(values, awaited);
    }

    private static Optional<String> value(
            OutputReference reference, Map<String, Map<String, String>> outputs) {
        return Optional.ofNullable(outputs.get(reference.stack()))
                .map(given -> given.get(reference.output()));
    }

    /// What the file says, or a reference to the earlier stack that gives an output of the same name.
    private static Optional<String> written(Fleet fleet, FleetStack stack, String parameter)
            throws FleetFileException {
        if (stack.parameters().containsKey(parameter)) {
            return Optional.ofNullable(stack.parameters().get(parameter));
        }
        if (fleet.parameters().containsKey(parameter)) {
            return Optional.ofNullable(fleet.parameters().get(parameter));
        }
        if (parameter.equals("FleetName")) {
            return Optional.of(fleet.name());
        }
        List<OutputReference> givers = givers(fleet, stack, parameter);
        if (givers.size() > 1) {
            throw new FleetFileException(
                    "Stack '%s': %s could come from more than one stack; write which: %s."
                            .formatted(
                                    stack.name(),
                                    parameter,
                                    String.join(
                                            " or ",
                                            givers.stream()
                                                    .map(OutputReference::toString)
                                                    .toList())));
        }
        return givers.stream().findFirst().map(OutputReference::toString);
    }

    private static List<OutputReference> givers(Fleet fleet, FleetStack stack, String parameter)
            throws FleetFileException {
        List<OutputReference> givers = new ArrayList<>();
        for (FleetStack other : fleet.stacks()) {
            if (other.equals(stack)) {
                break;
            }
            if (Templates.read(other.template()).outputs().contains(parameter)) {
                givers.add(new OutputReference(other.name(), parameter));
            }
        }
        return givers;
    }

    /// The same for a stack that stands already: a parameter that only says how something begins
    /// ([Templates#onUpdate]) must not take back what scaling or an operator has made of it since. It gets its keeping value
    /// as soon as anything else of the stack changes, for CloudFormation then hands the whole resource over again. A stack
    /// in which nothing changes keeps the value that it has, so that it is not touched for this alone. Another number in
    /// the file than the stack was made with is a wish, and stays.
    ///
    /// @param stack what is filled
    /// @param standing the parameters that the stack has now
    /// @param version the stack's output `TemplateVersion`
    public Filling over(FleetStack stack, Map<String, String> standing, String version)
            throws FleetFileException {
        Template template = Templates.read(stack.template());
        Map<String, String> kept = Templates.onUpdate(stack.template());
        boolean changes = !awaited.isEmpty() || !template.version().equals(version);
        for (TemplateParameter parameter : template.parameters()) {
            changes |=
                    !kept.containsKey(parameter.name())
                            && !wanted(parameter).equals(standing.get(parameter.name()));
        }
        Map<String, String> filled = new LinkedHashMap<>(values);
        for (TemplateParameter parameter : template.parameters()) {
            String keeps = kept.get(parameter.name());
            String now = standing.get(parameter.name());
            if (keeps != null && now != null) {
                boolean same = wanted(parameter).equals(now);
                if (now.equals(keeps) || (same && changes)) {
                    filled.put(parameter.name(), keeps);
                }
            }
        }
        return new Filling(filled, awaited);
    }

    private String wanted(TemplateParameter parameter) {
        return values.getOrDefault(parameter.name(), parameter.standard().orElse(""));
    }
}
