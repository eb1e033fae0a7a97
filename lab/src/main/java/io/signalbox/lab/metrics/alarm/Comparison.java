package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.Input;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/// How a value is held against the threshold.
enum Comparison {
    GREATER("GreaterThanThreshold", "greater than"),
    GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    LESS("LessThanThreshold", "less than"),
    LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

    private final String wire;
    private final String words;

    Comparison(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    static Comparison from(Input input) {
        String word = input.requiredText("ComparisonOperator");
        return Arrays.stream(values())
                .filter(one -> one.wire.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                input.invalid(
                                        "ComparisonOperator must be one of %s, not %s."
                                                .formatted(
                                                        Arrays.stream(values())
                                                                .map(Comparison::wire)
                                                                .collect(Collectors.joining(", ")),
                                                        word)));
    }

    String wire() {
        return wire;
    }

    /// `greater than`
    String words() {
        return words;
    }

    boolean breaks(double value, BigDecimal threshold) {
        int order = Double.compare(value, threshold.doubleValue());
        return switch (this) {
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }
}
