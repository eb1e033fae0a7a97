package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which functions there are, where, and what they take.
final class Functions {
    /// Least and most arguments, and the words for them.
    private record Shape(int least, int most, String takes) {}

    private static final Map<String, Shape> SHAPES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("Ref", new Shape(0, 0, "a string")),
                            Map.entry("Condition", new Shape(0, 0, "a string")),
                            Map.entry("Fn::And", new Shape(2, 10, "a list of 2 to 10 conditions")),
                            Map.entry("Fn::Base64", new Shape(0, 0, "a string")),
                            Map.entry(
                                    "Fn::Cidr",
                                    new Shape(2, 3, "[ipBlock, count, cidrBits] as its list")),
                            Map.entry(
                                    "Fn::Contains",
                                    new Shape(2, 2, "a list of strings and a string")),
                            Map.entry(
                                    "Fn::EachMemberEquals",
                                    new Shape(2, 2, "a list of strings and a string")),
                            Map.entry("Fn::EachMemberIn", new Shape(2, 2, "two lists of strings")),
                            Map.entry("Fn::Equals", new Shape(2, 2, "a list of two values")),
                            Map.entry(
                                    "Fn::FindInMap",
                                    new Shape(
                                            3,
                                            3,
                                            "three parameters: the map name, the map key and the"
                                                    + " attribute for return value")),
                            Map.entry("Fn::GetAZs", new Shape(0, 0, "a region or ''")),
                            Map.entry(
                                    "Fn::GetAtt",
                                    new Shape(
                                            2,
                                            2,
                                            "two non-empty parameters, the resource name and the"
                                                    + " resource attribute")),
                            Map.entry(
                                    "Fn::If",
                                    new Shape(
                                            3,
                                            3,
                                            "the name of a condition, a value if it holds and a"
                                                    + " value if not")),
                            Map.entry(
                                    "Fn::Join",
                                    new Shape(
                                            2,
                                            2,
                                            "two parameters, (1) a string delimiter and (2) a list of"
                                                    + " strings to be joined or a function that"
                                                    + " returns a list of strings (such as"
                                                    + " Fn::GetAZs) to be joined")),
                            Map.entry("Fn::Not", new Shape(1, 1, "a list of one condition")),
                            Map.entry("Fn::Or", new Shape(2, 10, "a list of 2 to 10 conditions")),
                            Map.entry("Fn::RefAll", new Shape(0, 0, "a parameter type")),
                            Map.entry(
                                    "Fn::Select",
                                    new Shape(2, 2, "two values: an index and a list of strings")),
                            Map.entry(
                                    "Fn::Split",
                                    new Shape(
                                            2,
                                            2,
                                            "two parameters: a string delimiter and a string to be"
                                                    + " split")),
                            Map.entry(
                                    "Fn::Sub",
                                    new Shape(
                                            2,
                                            2,
                                            "a string, or a list of a string and a map of values")),
                            Map.entry(
                                    "Fn::ValueOf",
                                    new Shape(2, 2, "a parameter and its attribute")),
                            Map.entry(
                                    "Fn::ValueOfAll",
                                    new Shape(2, 2, "a parameter type and an attribute"))));

    /// Those that give a value.
    static final Set<String> VALUES =
            new TreeSet<>(
                    List.of(
                            "Ref",
                            "Fn::Base64",
                            "Fn::Cidr",
                            "Fn::FindInMap",
                            "Fn::GetAZs",
                            "Fn::GetAtt",
                            "Fn::If",
                            "Fn::Join",
                            "Fn::Select",
                            "Fn::Split",
                            "Fn::Sub"));

    /// Those that hold or do not.
    static final Set<String> CONDITIONS =
            new TreeSet<>(List.of("Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"));

    /// Those that hold or do not, in rules.
    static final Set<String> RULES =
            new TreeSet<>(
                    List.of(
                            "Fn::And",
                            "Fn::Contains",
                            "Fn::EachMemberEquals",
                            "Fn::EachMemberIn",
                            "Fn::Equals",
                            "Fn::Not",
                            "Fn::Or"));

    private Functions() {}

    static RuntimeException shape(String name) {
        Shape shape = SHAPES.get(name);
        return Wrong.template(
                "every %s object requires %s."
                        .formatted(name, shape == null ? "another form" : shape.takes()));
    }

    /// Refuses a function that is not one or whose arguments cannot be right whatever the parameters are.
    static void requireShape(String name, Object argument, String place) {
        if (name.equals("Fn::ImportValue")) {
            throw Wrong.template(
                    "Fn::ImportValue at [%s]: the lab has no exports; pass outputs as parameters"
                            .formatted(place));
        }
        Shape shape = SHAPES.get(name);
        if (shape == null) {
            throw Wrong.format(
                    "[%s] unknown function %s; known are %s"
                            .formatted(place, name, SHAPES.keySet()));
        }
        if (argument instanceof List<?> list
                && shape.most() > 0
                && (list.size() < shape.least() || list.size() > shape.most())) {
            throw shape(name);
        }
        boolean plainToo = shape.most() == 0 || name.equals("Fn::Sub") || name.equals("Fn::GetAtt");
        if (argument instanceof String && !plainToo) {
            throw shape(name);
        }
        if (name.equals("Fn::GetAtt")
                && argument instanceof String text
                && (text.indexOf('.') < 1 || text.endsWith("."))) {
            throw shape(name);
        }
    }
}
