package io.signalbox.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The templates that ship with Signalbox.
public final class Templates {
    private static final List<String> IDS =
            List.of(
                    "network",
                    "registry",
                    "ingress",
                    "cluster",
                    "cache",
                    "traffic",
                    "observability",
                    "service",
                    "scaling",
                    "access",
                    "cost",
                    "pipeline");

    private Templates() {}

    /// In the order in which a fleet is usually made.
    public static List<String> ids() {
        return IDS;
    }

    /// @throws FleetFileException if there is no template of that name
    public static Template read(String id) throws FleetFileException {
        if (!IDS.contains(id)) {
            throw new FleetFileException(
                    "There is no template '%s'. There are: %s."
                            .formatted(id, String.join(", ", IDS)));
        }
        return parse(id, body(id + ".yaml"));
    }

    /// Parameters that only say how a resource begins (a service's count of tasks), with the value that leaves it as it has
    /// become since; the template's metadata `Signalbox.OnUpdate`. See [Filling#over].
    ///
    /// @throws FleetFileException if there is no template of that name
    public static Map<String, String> onUpdate(String id) throws FleetFileException {
        Optional<YamlPlace> at = Optional.of(YamlPlace.read(read(id).body(), id + ".yaml"));
        for (String key : List.of("Metadata", "Signalbox", "OnUpdate")) {
            at = at.isPresent() ? at.get().at(key) : at;
        }
        Map<String, String> kept = new LinkedHashMap<>();
        if (at.isPresent()) {
            for (Map.Entry<String, YamlPlace> entry : at.get().entries().entrySet()) {
                kept.put(entry.getKey(), entry.getValue().text());
            }
        }
        return kept;
    }

    /// The fleet that the lab boots with, as a fleet file.
    public static String labFleet() {
        return body("lab.yaml");
    }

    private static String body(String file) {
        try (InputStream in = Templates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Template parse(String id, String body) throws FleetFileException {
        YamlPlace root = YamlPlace.read(body, id + ".yaml");
        List<TemplateParameter> parameters = new ArrayList<>();
        for (Map.Entry<String, YamlPlace> named : section(root, "Parameters").entrySet()) {
            parameters.add(parameter(named.getKey(), named.getValue()));
        }
        Map<String, YamlPlace> outputs = section(root, "Outputs");
        Map<String, String> resources = new LinkedHashMap<>();
        for (Map.Entry<String, YamlPlace> named : section(root, "Resources").entrySet()) {
            resources.put(named.getKey(), named.getValue().requiredText("Type"));
        }
        boolean roles = resources.values().stream().anyMatch(Templates::isRole);
        return new Template(
                id,
                output(outputs, "TemplateVersion"),
                root.at("Description").isPresent() ? root.requiredText("Description") : "",
                body,
                parameters,
                List.copyOf(outputs.keySet()),
                resources,
                roles ? Set.of("CAPABILITY_NAMED_IAM") : Set.of());
    }

    private static boolean isRole(String type) {
        return type.startsWith("AWS::IAM::");
    }

    private static Map<String, YamlPlace> section(YamlPlace root, String name)
            throws FleetFileException {
        var section = root.at(name);
        return section.isPresent() ? section.get().entries() : new LinkedHashMap<>();
    }

    private static String output(Map<String, YamlPlace> outputs, String name)
            throws FleetFileException {
        YamlPlace output = outputs.get(name);
        return output == null ? "" : output.requiredText("Value");
    }

    private static TemplateParameter parameter(String name, YamlPlace place)
            throws FleetFileException {
        List<String> allowed = new ArrayList<>();
        if (place.at("AllowedValues").isPresent()) {
            for (YamlPlace value : place.at("AllowedValues").get().items()) {
                allowed.add(value.text());
            }
        }
        return new TemplateParameter(
                name,
                place.requiredText("Type"),
                place.optionalText("Description").orElse(""),
                place.optionalText("Default"),
                allowed,
                place.optionalText("NoEcho").map(Boolean::parseBoolean).orElse(false));
    }
}
