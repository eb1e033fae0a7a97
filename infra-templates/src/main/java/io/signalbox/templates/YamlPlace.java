package io.signalbox.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A place in a YAML file that knows its line. Scalars are read as the text that was written (`1.20` stays `1.20`); no
/// object is ever made of a tag.
final class YamlPlace {
    private static final int LARGEST = 1 << 20;

    private final Node node;
    private final String file;
    private final String path;

    private YamlPlace(Node node, String file, String path) {
        this.node = node;
        this.file = file;
        this.path = path;
    }

    /// @param file its name, for messages
    static YamlPlace read(String text, String file) throws FleetFileException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(options).compose(new java.io.StringReader(text));
            if (root == null) {
                throw new FleetFileException(file + " is empty.");
            }
            YamlPlace place = new YamlPlace(root, file, "");
            place.entries();
            return place;
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
            throw new FleetFileException(
                    "%s:%d is not YAML: %s.".formatted(file, line, broken.getProblem()));
        } catch (YAMLException broken) {
            throw new FleetFileException(
                    "%s cannot be read: %s.".formatted(file, broken.getMessage()));
        }
    }

    /// The entries of a mapping, in their order.
    Map<String, YamlPlace> entries() throws FleetFileException {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("must be a mapping (key: value)");
        }
        Map<String, YamlPlace> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlPlace key = new YamlPlace(tuple.getKeyNode(), file, path);
            String name = key.text();
            String inner = path.isEmpty() ? name : path + "." + name;
            if (entries.put(name, new YamlPlace(tuple.getValueNode(), file, inner)) != null) {
                throw key.wrong("gives '" + name + "' twice");
            }
        }
        return entries;
    }

    List<YamlPlace> items() throws FleetFileException {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("must be a list (- item)");
        }
        List<YamlPlace> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlPlace(item, file, path + "[" + items.size() + "]"));
        }
        return items;
    }

    String text() throws FleetFileException {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw wrong("must be a text or a number");
    }

    Optional<YamlPlace> at(String key) throws FleetFileException {
        return Optional.ofNullable(entries().get(key));
    }

    Optional<String> optionalText(String key) throws FleetFileException {
        Optional<YamlPlace> place = at(key);
        return place.isPresent() ? Optional.of(place.get().text()) : Optional.empty();
    }

    String requiredText(String key) throws FleetFileException {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            throw wrong("lacks '" + key + "'");
        }
        return text.get();
    }

    void allowOnly(Set<String> known) throws FleetFileException {
        for (Map.Entry<String, YamlPlace> entry : entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue()
                        .wrong("is not known; allowed: " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    FleetFileException wrong(String what) {
        int line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
        return new FleetFileException(
                "%s:%d: %s %s.".formatted(file, line, path.isEmpty() ? "the file" : path, what));
    }
}
