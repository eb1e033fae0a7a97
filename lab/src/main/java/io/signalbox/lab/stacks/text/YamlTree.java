package io.signalbox.lab.stacks.text;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// YAML as CloudFormation takes it: version 1.1 with short forms of functions as tags and without aliases (which it
/// refuses itself, so that no template grows while it is read).
final class YamlTree {
    private static final Set<String> SHORT =
            Set.of(
                    "And",
                    "Base64",
                    "Cidr",
                    "Contains",
                    "EachMemberEquals",
                    "EachMemberIn",
                    "Equals",
                    "FindInMap",
                    "GetAZs",
                    "GetAtt",
                    "If",
                    "ImportValue",
                    "Join",
                    "Not",
                    "Or",
                    "RefAll",
                    "Select",
                    "Split",
                    "Sub",
                    "ValueOf",
                    "ValueOfAll");
    private static final Set<String> TRUE = Set.of("true", "yes", "on");

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlTree() {}

    static Object read(String body) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(TemplateText.DEEPEST);
        options.setCodePointLimit(TemplateText.MOST_BYTES);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(body));
            if (root == null) {
                throw Wrong.format("unsupported structure.");
            }
            return new YamlTree().plain(root, "");
        } catch (MarkedYAMLException broken) {
            Mark mark = broken.getProblemMark();
            throw Wrong.format("YAML not well-formed." + (mark == null ? "" : " " + at(mark)));
        } catch (YAMLException broken) {
            throw Wrong.format("YAML not well-formed.");
        }
    }

    private Object plain(Node node, String path) {
        if (!seen.add(node)) {
            throw Wrong.template("YAML aliases are not allowed in CloudFormation templates");
        }
        String tag = node.getTag().getValue();
        boolean own = tag.startsWith("!");
        Object value =
                switch (node) {
                    case ScalarNode scalar -> own ? scalar.getValue() : text(scalar, path);
                    case SequenceNode sequence -> list(sequence, path);
                    case MappingNode mapping -> map(mapping, path);
                    default ->
                            throw Wrong.format("unsupported structure " + at(node.getStartMark()));
                };
        return own ? function(tag.substring(1), value, node) : value;
    }

    private static String text(ScalarNode scalar, String path) {
        if (scalar.getTag().equals(Tag.NULL)) {
            throw TemplateText.noNulls(path);
        }
        String value = scalar.getValue();
        return scalar.getTag().equals(Tag.BOOL)
                ? String.valueOf(TRUE.contains(value.toLowerCase(Locale.ROOT)))
                : value;
    }

    private List<Object> list(SequenceNode sequence, String path) {
        List<Object> list = new ArrayList<>();
        sequence.getValue().forEach(item -> list.add(plain(item, path + "/" + list.size())));
        return list;
    }

    private Map<String, Object> map(MappingNode mapping, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw Wrong.format("keys must be strings " + at(tuple.getKeyNode().getStartMark()));
            }
            String key = scalar.getValue();
            if (map.put(key, plain(tuple.getValueNode(), path + "/" + key)) != null) {
                throw Wrong.format(
                        "duplicate key '%s' %s".formatted(key, at(scalar.getStartMark())));
            }
        }
        return map;
    }

    private static Map<String, Object> function(String name, Object value, Node node) {
        if (name.equals("Ref") || name.equals("Condition")) {
            return Map.of(name, value);
        }
        if (!SHORT.contains(name)) {
            throw Wrong.format(
                    "unknown function !%s %s; known are !Condition, !Ref, !%s"
                            .formatted(
                                    name,
                                    at(node.getStartMark()),
                                    String.join(", !", new TreeSet<>(SHORT))));
        }
        if (name.equals("GetAtt") && value instanceof String text) {
            int dot = text.indexOf('.');
            return Map.of(
                    "Fn::GetAtt",
                    dot < 0
                            ? List.of(text)
                            : List.of(text.substring(0, dot), text.substring(dot + 1)));
        }
        return Map.of("Fn::" + name, value);
    }

    private static String at(Mark mark) {
        return "(line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
