package io.signalbox.templates;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A template as maps, lists and values, with functions in their long form: `!Ref A` is `{Ref: A}`, `!Sub` is
/// `{Fn::Sub: …}`, `!GetAtt A.B` is `{Fn::GetAtt: A.B}`.
///
/// @param id name of its file without the ending
record TemplateTree(String id, String text, Map<String, Object> root) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    static TemplateTree of(String id) {
        try {
            return parse(id, Templates.read(id).body());
        } catch (FleetFileException missing) {
            throw new AssertionError(missing);
        }
    }

    static TemplateTree parse(String id, String text) {
        return new TemplateTree(id, text, new Yaml(new ShortForms()).load(text));
    }

    static List<TemplateTree> all() {
        return Templates.ids().stream().map(TemplateTree::of).toList();
    }

    boolean hasAliases() {
        for (Event event : new Yaml().parse(new StringReader(text))) {
            if (event instanceof AliasEvent) {
                return true;
            }
        }
        return false;
    }

    /// The mapping at that path; empty where there is none.
    Map<String, Object> mapping(String... path) {
        Map<String, Object> at = root;
        for (String key : path) {
            at = asMapping(at.get(key));
        }
        return at;
    }

    /// @param type `AWS::…`
    record Resource(String name, String type, Map<String, Object> body) {
        Map<String, Object> properties() {
            return asMapping(body.get("Properties"));
        }
    }

    List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        mapping("Resources")
                .forEach(
                        (name, body) ->
                                resources.add(
                                        new Resource(
                                                name,
                                                String.valueOf(asMapping(body).get("Type")),
                                                asMapping(body))));
        return resources;
    }

    List<Resource> resources(String type) {
        return resources().stream().filter(r -> r.type().equals(type)).toList();
    }

    @SuppressWarnings("unchecked") // keys of a template's mappings are texts
    static Map<String, Object> asMapping(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// Every mapping in the value, itself included, outer ones first.
    static List<Map<String, Object>> mappingsIn(@org.jspecify.annotations.Nullable Object value) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            found.add(asMapping(map));
            map.values().forEach(inner -> found.addAll(mappingsIn(inner)));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> found.addAll(mappingsIn(inner)));
        }
        return found;
    }

    /// One value or a list of them, as a list of texts.
    static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /// Names that functions anywhere but in `Metadata` refer to, without the attributes after a point.
    TreeSet<String> references() {
        TreeSet<String> names = new TreeSet<>();
        Map<String, Object> read = new LinkedHashMap<>(root);
        read.remove("Metadata");
        for (Map<String, Object> mapping : mappingsIn(read)) {
            addReferences(mapping, names);
        }
        return names;
    }

    private static void addReferences(Map<String, Object> mapping, TreeSet<String> names) {
        if (mapping.get("Ref") instanceof String name) {
            names.add(name);
        }
        if (mapping.containsKey("Fn::GetAtt")) {
            names.add(texts(mapping.get("Fn::GetAtt")).getFirst().replaceAll("\\..*", ""));
        }
        Object sub = mapping.get("Fn::Sub");
        if (sub instanceof String written) {
            Matcher places = PLACE.matcher(written);
            places.results().forEach(p -> names.add(p.group(1).replaceAll("\\..*", "")));
        }
    }

    private static final class ShortForms extends SafeConstructor {
        ShortForms() {
            super(new LoaderOptions());
            yamlMultiConstructors.put(
                    "!",
                    new AbstractConstruct() {
                        @Override
                        public Object construct(Node node) {
                            return call(node);
                        }
                    });
        }

        private Map<String, Object> call(Node node) {
            String name = node.getTag().getValue().substring(1);
            boolean plain = name.equals("Ref") || name.equals("Condition");
            return new LinkedHashMap<>(Map.of(plain ? name : "Fn::" + name, argument(node)));
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new AssertionError("unexpected " + node);
            };
        }
    }
}
