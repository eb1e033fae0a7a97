package io.signalbox.lab.resource;

import io.signalbox.lab.endpoint.Input;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a template wants of one resource, with all functions resolved.
///
/// @param stack name of the stack
/// @param logicalId name of the resource in its template
/// @param suffix random, capital letters and digits, new for each create: for generated names
/// @param properties of the resource; every leaf is a text
/// @param tree the same as nested maps, lists and texts
/// @param tags of the stack, to be put on resources that take tags
public record Wanted(
        String stack,
        String logicalId,
        String suffix,
        Input properties,
        Map<String, Object> tree,
        Map<String, String> tags) {
    public Wanted {
        tree = Map.copyOf(tree);
        tags = Map.copyOf(tags);
    }

    /// @param tree of maps, lists and texts
    public static Wanted of(
            String stack,
            String logicalId,
            String suffix,
            Map<String, Object> tree,
            Map<String, String> tags) {
        return new Wanted(stack, logicalId, suffix, Input.ofTexts(tree), tree, tags);
    }

    /// A name as CloudFormation makes them, `STACK-LOGICALID-SUFFIX`, cut in its first two parts to fit.
    ///
    /// @param longest in characters
    public String generatedName(int longest) {
        String ending = "-" + suffix;
        String beginning = stack + "-" + logicalId;
        int room = Math.max(1, longest - ending.length());
        return beginning.length() <= room
                ? beginning + ending
                : beginning.substring(0, room) + ending;
    }

    /// The name that the template gives, or else a generated one.
    ///
    /// @param property that has the name
    /// @param longest in characters
    public String name(String property, int longest) {
        return properties.text(property).orElseGet(() -> generatedName(longest));
    }

    /// The tags of the stack, and over them those that the resource itself gives in `Tags`.
    public Map<String, String> allTags() {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.putAll(properties.pairs("Tags"));
        return all;
    }

    /// As [#generatedName], in lower case, for services that allow no capitals.
    public String generatedLowerCaseName(int longest) {
        return generatedName(longest).toLowerCase(Locale.ROOT);
    }
}
