package io.signalbox.templates;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// What CloudFormation checks of a parameter's value before it makes anything.
final class Constraints {
    private Constraints() {}

    /// The constraint that the value breaks.
    static Optional<String> broken(Map<String, Object> parameter, String value) {
        if (parameter.get("AllowedValues") instanceof List<?> allowed
                && allowed.stream().map(Objects::toString).noneMatch(value::equals)) {
            return Optional.of("AllowedValues " + allowed);
        }
        if (parameter.get("AllowedPattern") instanceof String pattern
                && !matches(parameter, pattern, value)) {
            return Optional.of("AllowedPattern " + pattern);
        }
        if (Objects.equals(parameter.get("Type"), "Number")) {
            return outOfRange(parameter, value);
        }
        return Optional.empty();
    }

    /// Of a list every item has to match.
    private static boolean matches(Map<String, Object> parameter, String pattern, String value) {
        boolean list = Objects.equals(parameter.get("Type"), "CommaDelimitedList");
        List<String> items = list ? List.of(value.split(",", -1)) : List.of(value);
        Pattern compiled = Pattern.compile(pattern);
        return items.stream().allMatch(item -> compiled.matcher(item).matches());
    }

    private static Optional<String> outOfRange(Map<String, Object> parameter, String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException notOne) {
            return Optional.of("Number");
        }
        if (parameter.get("MinValue") instanceof Number least
                && number.compareTo(new BigDecimal(least.toString())) < 0) {
            return Optional.of("MinValue " + least);
        }
        if (parameter.get("MaxValue") instanceof Number most
                && number.compareTo(new BigDecimal(most.toString())) > 0) {
            return Optional.of("MaxValue " + most);
        }
        return Optional.empty();
    }
}
