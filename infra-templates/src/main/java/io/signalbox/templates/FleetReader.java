package io.signalbox.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads fleet files. Whatever in a file is not known is refused, so that a slip of the pen does not deploy a default.
public final class FleetReader {
    private static final Pattern FLEET = Pattern.compile("[a-z][a-z0-9-]{1,20}");
    private static final Pattern STACK = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z]+)+-\\d");

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

    private FleetReader() {}

    /// @param file its name, for messages
    /// @throws FleetFileException naming file, line, what was wrong and what is allowed
    public static Fleet read(String text, String file) throws FleetFileException {
        YamlPlace root = YamlPlace.read(text, file);
        root.allowOnly(
                Set.of("fleet", "region", "role", "tags", "protection", "parameters", "stacks"));
        String name = root.requiredText("fleet");
        if (!FLEET.matcher(name).matches()) {
            throw root.wrong(
                    "fleet must be 2 to 21 small letters, digits and dashes and begin with a letter,"
                            + " not '%s'".formatted(name));
        }
        Fleet fleet =
                new Fleet(
                        name,
                        region(root),
                        role(root),
                        texts(root.at("tags")),
                        protection(root),
                        texts(root.at("parameters")),
                        stacks(root));
        check(fleet, root);
        return fleet;
    }

    private static Optional<String> region(YamlPlace root) throws FleetFileException {
        Optional<String> region = root.optionalText("region");
        if (region.isPresent() && !REGION.matcher(region.get()).matches()) {
            throw root.wrong(
                    "region must be a Region such as eu-west-1, not '%s'".formatted(region.get()));
        }
        return region;
    }

    private static Optional<String> role(YamlPlace root) throws FleetFileException {
        Optional<String> role = root.optionalText("role");
        if (role.isPresent() && !ROLE.matcher(role.get()).matches()) {
            throw root.wrong(
                    "role must be the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME, not '%s'"
                            .formatted(role.get()));
        }
        return role;
    }

    private static boolean protection(YamlPlace root) throws FleetFileException {
        Optional<String> written = root.optionalText("protection");
        return switch (written.orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw root.wrong(
                            "protection must be true or false, not '%s'".formatted(written.get()));
        };
    }

    private static List<FleetStack> stacks(YamlPlace root) throws FleetFileException {
        Optional<YamlPlace> list = root.at("stacks");
        if (list.isEmpty()) {
            throw root.wrong("lacks 'stacks', the list of what to deploy");
        }
        List<FleetStack> stacks = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (YamlPlace item : list.get().items()) {
            FleetStack stack = stack(item);
            if (!names.add(stack.name())) {
                throw item.wrong(
                        "is a second stack '%s'; give it another name".formatted(stack.name()));
            }
            stacks.add(stack);
        }
        if (stacks.isEmpty()) {
            throw list.get().wrong("must name at least one stack");
        }
        return stacks;
    }

    private static FleetStack stack(YamlPlace item) throws FleetFileException {
        item.allowOnly(Set.of("template", "name", "parameters"));
        String template = item.requiredText("template");
        if (!Templates.ids().contains(template)) {
            throw item.wrong(
                    "names no template: '%s'; there are: %s"
                            .formatted(template, String.join(", ", Templates.ids())));
        }
        String name = item.optionalText("name").orElse(template);
        if (!STACK.matcher(name).matches()) {
            throw item.wrong(
                    "has the name '%s'; allowed are small letters, digits and dashes, a letter first"
                            .formatted(name));
        }
        return new FleetStack(name, template, texts(item.at("parameters")));
    }

    private static Map<String, String> texts(Optional<YamlPlace> place) throws FleetFileException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (place.isPresent()) {
            for (Map.Entry<String, YamlPlace> entry : place.get().entries().entrySet()) {
                texts.put(entry.getKey(), entry.getValue().text());
            }
        }
        return texts;
    }

    /// Every parameter must be known to its template, and every reference must name an output of an earlier stack.
    private static void check(Fleet fleet, YamlPlace root) throws FleetFileException {
        Map<String, Template> earlier = new LinkedHashMap<>();
        Set<String> known = new LinkedHashSet<>();
        for (FleetStack stack : fleet.stacks()) {
            Template template = Templates.read(stack.template());
            for (Map.Entry<String, String> given : stack.parameters().entrySet()) {
                String where = "stack '%s', %s".formatted(stack.name(), given.getKey());
                if (template.parameter(given.getKey()).isEmpty()) {
                    throw root.wrong(
                            "%s: the template %s has no such parameter; it has: %s"
                                    .formatted(where, template.id(), names(template)));
                }
                for (OutputReference reference : OutputReference.in(given.getValue())) {
                    requireEarlier(root, where, reference, earlier);
                }
            }
            template.parameters().forEach(p -> known.add(p.name()));
            earlier.put(stack.name(), template);
        }
        for (String name : fleet.parameters().keySet()) {
            if (!known.contains(name)) {
                throw root.wrong("parameters.%s: no template in this file has it".formatted(name));
            }
        }
    }

    private static void requireEarlier(
            YamlPlace root, String where, OutputReference reference, Map<String, Template> earlier)
            throws FleetFileException {
        Template source = earlier.get(reference.stack());
        if (source == null) {
            throw root.wrong(
                    "%s: '%s' is not an earlier stack of this file; earlier are: %s"
                            .formatted(
                                    where, reference.stack(), String.join(", ", earlier.keySet())));
        }
        if (!source.outputs().contains(reference.output())) {
            throw root.wrong(
                    "%s: the template %s has no output '%s'; it has: %s"
                            .formatted(
                                    where,
                                    source.id(),
                                    reference.output(),
                                    String.join(", ", source.outputs())));
        }
    }

    private static String names(Template template) {
        return String.join(
                ", ", template.parameters().stream().map(TemplateParameter::name).toList());
    }
}
