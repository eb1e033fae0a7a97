package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.parameter.ParameterValue;
import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Resolves the functions of a template. Dynamic references (`{{resolve:…}}`) stay as they are: who needs the secret asks
/// for it where it is kept.
public final class Resolver {
    /// Stands for what only the making of a resource can tell, in plans.
    public static final String UNKNOWN = "{{changeSet:KNOWN_AFTER_APPLY}}";

    /// What `AWS::NoValue` is: as if it were not written.
    private enum NoValue {
        HERE
    }

    /// What resources give to `Ref` and `Fn::GetAtt`: texts or lists of texts.
    public interface Resources {
        Object ref(String logicalId);

        Object attribute(String logicalId, String attribute);
    }

    private final Template template;
    private final Map<String, ParameterValue> parameters;
    private final Pseudo pseudo;
    private final Resources resources;
    private final boolean shown;
    private final Conditions conditions;

    /// @param shown whether secret parameters are masked, for answers
    public Resolver(
            Template template,
            Map<String, ParameterValue> parameters,
            Pseudo pseudo,
            Resources resources,
            boolean shown) {
        this.template = template;
        this.parameters = parameters;
        this.pseudo = pseudo;
        this.resources = resources;
        this.shown = shown;
        this.conditions = new Conditions(template, this);
    }

    public boolean holds(String condition) {
        return conditions.holds(condition);
    }

    /// The properties of a resource, with every leaf a text.
    public Map<String, Object> properties(Map<String, Object> tree) {
        return resolve(tree) instanceof Map<?, ?> map ? Trees.map(map) : Map.of();
    }

    /// The value of an output; a list is joined by commas, as AWS shows it.
    public Optional<String> output(Object tree) {
        return switch (resolve(tree)) {
            case String text -> Optional.of(text);
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                    Optional.of(String.join(",", list.stream().map(String.class::cast).toList()));
            case NoValue _ -> Optional.empty();
            default ->
                    throw Wrong.format(
                            "The Value field of every Outputs member must evaluate to a String.");
        };
    }

    Object resolve(Object node) {
        return switch (node) {
            case List<?> list -> items(list);
            case Map<?, ?> map -> resolveMap(Trees.map(map));
            default -> node;
        };
    }

    private List<Object> items(List<?> list) {
        List<Object> items = new ArrayList<>();
        for (Object item : list) {
            Object value = resolve(item);
            if (!(value instanceof NoValue)) {
                items.add(value);
            }
        }
        return items;
    }

    private Object resolveMap(Map<String, Object> map) {
        String name = Trees.function(map);
        if (name != null && !name.equals("Condition")) {
            return function(name, map.getOrDefault(name, ""));
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach(
                (key, node) -> {
                    Object value = resolve(node);
                    if (!(value instanceof NoValue)) {
                        resolved.put(key, value);
                    }
                });
        return resolved;
    }

    private Object function(String name, Object argument) {
        return switch (name) {
            case "Ref" -> ref(text(name, argument));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> sub(argument);
            case "Fn::Join" -> join(arguments(name, argument, 2, 2));
            case "Fn::Select" -> select(arguments(name, argument, 2, 2));
            case "Fn::Split" -> split(arguments(name, argument, 2, 2));
            case "Fn::If" -> choose(arguments(name, argument, 3, 3));
            case "Fn::FindInMap" -> find(arguments(name, argument, 3, 3));
            case "Fn::Base64" ->
                    Base64.getEncoder()
                            .encodeToString(
                                    text(name, resolve(argument)).getBytes(StandardCharsets.UTF_8));
            case "Fn::Cidr" -> cidr(arguments(name, argument, 2, 3));
            case "Fn::GetAZs" -> zones(text(name, resolve(argument)));
            default ->
                    throw Wrong.template(
                            "%s cannot be used here; allowed are %s"
                                    .formatted(name, Functions.VALUES));
        };
    }

    Object ref(String name) {
        if (name.equals(Pseudo.NO_VALUE)) {
            return NoValue.HERE;
        }
        ParameterValue parameter = parameters.get(name);
        if (parameter != null) {
            return shown ? parameter.shownValue() : parameter.value();
        }
        return pseudo.value(name).orElseGet(() -> resources.ref(name));
    }

    private Object attribute(Object argument) {
        if (argument instanceof String text) {
            int dot = text.indexOf('.');
            return resources.attribute(text.substring(0, dot), text.substring(dot + 1));
        }
        List<?> pair = arguments("Fn::GetAtt", argument, 2, 2);
        return resources.attribute(
                text("Fn::GetAtt", pair.get(0)), text("Fn::GetAtt", resolve(pair.get(1))));
    }

    private String sub(Object argument) {
        if (argument instanceof String plain) {
            return SubText.of(plain).filled(name -> variable(name, Map.of()));
        }
        List<?> pair = arguments("Fn::Sub", argument, 2, 2);
        Map<String, Object> values =
                resolveMap(Trees.map(pair.get(1))) instanceof Map<?, ?> map
                        ? Trees.map(map)
                        : Map.of();
        return SubText.of(text("Fn::Sub", pair.get(0))).filled(name -> variable(name, values));
    }

    private String variable(String name, Map<String, Object> values) {
        Object own = values.get(name);
        int dot = name.indexOf('.');
        Object value =
                own != null
                        ? own
                        : dot < 0
                                ? ref(name)
                                : resources.attribute(
                                        name.substring(0, dot), name.substring(dot + 1));
        if (value instanceof String text) {
            return text;
        }
        throw Wrong.template(
                "variable %s in Fn::Sub expression does not resolve to a string".formatted(name));
    }

    private String join(List<?> arguments) {
        String between = text("Fn::Join", arguments.get(0));
        return String.join(between, texts("Fn::Join", resolve(arguments.get(1))));
    }

    private String select(List<?> arguments) {
        String index = text("Fn::Select", resolve(arguments.get(0)));
        List<String> list = texts("Fn::Select", resolve(arguments.get(1)));
        int at;
        try {
            at = Integer.parseInt(index);
        } catch (NumberFormatException notANumber) {
            throw Wrong.template("Fn::Select takes a number as its index, not " + index);
        }
        if (at >= 0 && at < list.size()) {
            return list.get(at);
        }
        if (list.stream().anyMatch(item -> item.contains(UNKNOWN))) {
            return UNKNOWN;
        }
        throw Wrong.template("Fn::Select  cannot select nonexistent value at index " + at);
    }

    private Object split(List<?> arguments) {
        String between = text("Fn::Split", arguments.get(0));
        String whole = text("Fn::Split", resolve(arguments.get(1)));
        return new ArrayList<Object>(
                Arrays.asList(whole.split(java.util.regex.Pattern.quote(between), -1)));
    }

    private Object choose(List<?> arguments) {
        boolean holds = holds(text("Fn::If", arguments.get(0)));
        return resolve(arguments.get(holds ? 1 : 2));
    }

    private Object find(List<?> arguments) {
        String map = text("Fn::FindInMap", resolve(arguments.get(0)));
        String top = text("Fn::FindInMap", resolve(arguments.get(1)));
        String second = text("Fn::FindInMap", resolve(arguments.get(2)));
        Object value =
                template.mappings().get(map) instanceof Map<?, ?> keys
                                && keys.get(top) instanceof Map<?, ?> values
                        ? values.get(second)
                        : null;
        if (value == null) {
            throw Wrong.template(
                    "Unable to get mapping for %s::%s::%s".formatted(map, top, second));
        }
        return value;
    }

    private Object cidr(List<?> arguments) {
        String block = text("Fn::Cidr", resolve(arguments.get(0)));
        int count = number(resolve(arguments.get(1)));
        int bits = arguments.size() > 2 ? number(resolve(arguments.get(2))) : 8;
        if (block.equals(UNKNOWN)) {
            return new ArrayList<Object>(java.util.Collections.nCopies(count, UNKNOWN));
        }
        return new ArrayList<Object>(CidrBlocks.of(block, count, bits));
    }

    private static int number(Object value) {
        try {
            return Integer.parseInt(text("Fn::Cidr", value));
        } catch (NumberFormatException notANumber) {
            throw Wrong.template(
                    "Fn::Cidr takes whole numbers as count and host bits, not " + value);
        }
    }

    private Object zones(String region) {
        String of = region.isEmpty() ? pseudo.region() : region;
        return new ArrayList<Object>(List.of(of + "a", of + "b", of + "c"));
    }

    private static List<?> arguments(String name, @Nullable Object argument, int least, int most) {
        if (argument instanceof List<?> list && list.size() >= least && list.size() <= most) {
            return list;
        }
        throw Functions.shape(name);
    }

    /// Texts of a list; what is not known yet may be a list as well as a text.
    List<String> texts(String name, @Nullable Object value) {
        if (UNKNOWN.equals(value)) {
            return List.of(UNKNOWN);
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw Functions.shape(name);
    }

    static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Functions.shape(name);
    }
}
