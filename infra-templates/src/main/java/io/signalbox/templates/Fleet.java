package io.signalbox.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stacks that make up one fleet, as a fleet file says.
///
/// @param name of the fleet, the value of every template's parameter `FleetName`
/// @param region where it stands; empty: the caller says
/// @param role that CloudFormation acts in, its ARN; empty: in that of the caller
/// @param tags for every stack, beside `sio:fleet` and `sio:stack`
/// @param protection whether its stacks get termination protection
/// @param parameters for every stack whose template knows the name
/// @param stacks in the order in which they are made; they are removed in the opposite one
public record Fleet(
        String name,
        Optional<String> region,
        Optional<String> role,
        Map<String, String> tags,
        boolean protection,
        Map<String, String> parameters,
        List<FleetStack> stacks) {
    public Fleet {
        tags = Map.copyOf(tags);
        parameters = Map.copyOf(parameters);
        stacks = List.copyOf(stacks);
    }

    /// The name that CloudFormation knows the stack by.
    public String stackName(FleetStack stack) {
        return name + "-" + stack.name();
    }

    public Optional<FleetStack> stack(String stackName) {
        return stacks.stream().filter(s -> s.name().equals(stackName)).findFirst();
    }

    public Map<String, String> tagsOf(FleetStack stack) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("sio:fleet", name);
        all.put("sio:stack", stack.name());
        tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(tag -> all.put(tag.getKey(), tag.getValue()));
        return all;
    }

    /// The same fleet with other values for some parameters of one stack.
    public Fleet with(String stackName, Map<String, String> values) {
        List<FleetStack> changed =
                stacks.stream()
                        .map(s -> s.name().equals(stackName) ? merged(s, values) : s)
                        .toList();
        return new Fleet(name, region, role, tags, protection, parameters, changed);
    }

    private static FleetStack merged(FleetStack stack, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(stack.parameters());
        all.putAll(values);
        return new FleetStack(stack.name(), stack.template(), all);
    }
}
