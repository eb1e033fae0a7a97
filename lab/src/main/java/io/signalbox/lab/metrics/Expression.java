package io.signalbox.lab.metrics;

import io.signalbox.lab.endpoint.ApiError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/// CloudWatch's metric math, as far as scaling and alarms use it: numbers, ids, `+ - * / ^`, comparisons, `SUM`, `AVG`,
/// `MIN`, `MAX` over a list (`[a, b]`, `METRICS()`) or one series, `FILL`, `IF`, `ABS`, `CEIL`, `FLOOR`. Source:
/// CloudWatch user guide, "Using math expressions with CloudWatch metrics".
sealed interface Expression {

    record Constant(double value) implements Expression {}

    record Id(String id) implements Expression {}

    record Binary(DoubleBinaryOperator operation, Expression left, Expression right)
            implements Expression {}

    record Call(String function, List<Expression> arguments) implements Expression {}

    record Items(List<Expression> items) implements Expression {}

    /// @throws ApiError for what is no expression, or one that the lab does not know
    static Expression parse(String text) {
        return new ExpressionParser(text).whole();
    }

    /// A number where the expression is the same at all times.
    private Optional<Double> constant() {
        return this instanceof Constant(double value) ? Optional.of(value) : Optional.empty();
    }

    /// The values over the time that the queries are asked for.
    default NavigableMap<Instant, Double> series(MetricQueries queries) {
        return switch (this) {
            case Constant(double value) -> everywhere(queries, value);
            case Id(String id) -> queries.values(id);
            case Binary(DoubleBinaryOperator operation, Expression left, Expression right) ->
                    combined(queries, operation, left, right);
            case Items _ ->
                    throw MetricQueries.refusal(
                            "A list needs a function around it, such as SUM([a, b]).");
            case Call call -> call(queries, call);
        };
    }

    private static NavigableMap<Instant, Double> everywhere(MetricQueries queries, double value) {
        NavigableMap<Instant, Double> all = new TreeMap<>();
        queries.periods().forEach(at -> all.put(at, value));
        return all;
    }

    /// Only where both sides have a value, as in CloudWatch.
    private static NavigableMap<Instant, Double> combined(
            MetricQueries queries,
            DoubleBinaryOperator operation,
            Expression left,
            Expression right) {
        NavigableMap<Instant, Double> one = left.series(queries);
        NavigableMap<Instant, Double> other = right.series(queries);
        NavigableMap<Instant, Double> result = new TreeMap<>();
        one.forEach(
                (at, a) -> {
                    Double b = other.get(at);
                    double value = b == null ? Double.NaN : operation.applyAsDouble(a, b);
                    // nothing can be divided by nothing, and CloudWatch gives no value there
                    if (Double.isFinite(value)) {
                        result.put(at, value);
                    }
                });
        return result;
    }

    private static NavigableMap<Instant, Double> call(MetricQueries queries, Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.function().toUpperCase(Locale.ROOT) + "/" + arguments.size()) {
            case "SUM/1" -> across(queries, arguments.getFirst(), DoubleStream::sum);
            case "AVG/1" -> across(queries, arguments.getFirst(), s -> s.average().orElse(0));
            case "MIN/1" -> across(queries, arguments.getFirst(), s -> s.min().orElse(0));
            case "MAX/1" -> across(queries, arguments.getFirst(), s -> s.max().orElse(0));
            case "ABS/1" -> mapped(queries, arguments.getFirst(), Math::abs);
            case "CEIL/1" -> mapped(queries, arguments.getFirst(), Math::ceil);
            case "FLOOR/1" -> mapped(queries, arguments.getFirst(), Math::floor);
            case "FILL/2" -> filled(queries, arguments.getFirst(), arguments.get(1));
            case "IF/3" -> chosen(queries, arguments);
            default ->
                    throw MetricQueries.refusal(
                            "The lab's metric math has no %s with %d arguments. It has SUM, AVG, MIN, MAX, ABS, CEIL, FLOOR, FILL, IF."
                                    .formatted(call.function(), arguments.size()));
        };
    }

    private static NavigableMap<Instant, Double> mapped(
            MetricQueries queries,
            Expression argument,
            java.util.function.DoubleUnaryOperator change) {
        NavigableMap<Instant, Double> values = new TreeMap<>(argument.series(queries));
        values.replaceAll((_, value) -> change.applyAsDouble(value));
        return values;
    }

    private static NavigableMap<Instant, Double> across(
            MetricQueries queries,
            Expression argument,
            java.util.function.ToDoubleFunction<DoubleStream> joined) {
        List<NavigableMap<Instant, Double>> all = lists(queries, argument);
        NavigableMap<Instant, Double> result = new TreeMap<>();
        if (all.size() == 1 && !(argument instanceof Items) && !isMetrics(argument)) {
            // over one series it is one number, at all of its times
            NavigableMap<Instant, Double> one = all.getFirst();
            if (!one.isEmpty()) {
                double value =
                        joined.applyAsDouble(
                                one.values().stream().mapToDouble(Double::doubleValue));
                one.keySet().forEach(at -> result.put(at, value));
            }
            return result;
        }
        NavigableSet<Instant> times = new TreeSet<>();
        all.forEach(series -> times.addAll(series.keySet()));
        for (Instant at : times) {
            result.put(
                    at,
                    joined.applyAsDouble(
                            all.stream()
                                    .filter(series -> series.containsKey(at))
                                    .mapToDouble(series -> series.getOrDefault(at, 0.0))));
        }
        return result;
    }

    private static boolean isMetrics(Expression argument) {
        return argument instanceof Call(String function, List<Expression> none)
                && function.equalsIgnoreCase("METRICS")
                && none.isEmpty();
    }

    private static List<NavigableMap<Instant, Double>> lists(
            MetricQueries queries, Expression argument) {
        if (isMetrics(argument)) {
            return queries.metricIds().stream().map(queries::values).toList();
        }
        if (argument instanceof Items(List<Expression> items)) {
            return items.stream().map(item -> item.series(queries)).toList();
        }
        return List.of(argument.series(queries));
    }

    private static NavigableMap<Instant, Double> filled(
            MetricQueries queries, Expression argument, Expression with) {
        NavigableMap<Instant, Double> values = new TreeMap<>(argument.series(queries));
        if (with instanceof Id(String word) && word.equals("REPEAT")) {
            Double last = null;
            for (Instant at : queries.periods()) {
                Double here = values.get(at);
                last = here == null ? last : here;
                if (last != null) {
                    values.put(at, last);
                }
            }
            return values;
        }
        double value =
                with.constant()
                        .orElseThrow(
                                () ->
                                        MetricQueries.refusal(
                                                "FILL takes a number or REPEAT in the lab."));
        queries.periods().forEach(at -> values.putIfAbsent(at, value));
        return values;
    }

    private static NavigableMap<Instant, Double> chosen(
            MetricQueries queries, List<Expression> arguments) {
        NavigableMap<Instant, Double> condition = arguments.getFirst().series(queries);
        NavigableMap<Instant, Double> then = arguments.get(1).series(queries);
        NavigableMap<Instant, Double> otherwise = arguments.get(2).series(queries);
        NavigableMap<Instant, Double> result = new TreeMap<>();
        condition.forEach(
                (at, holds) -> {
                    Double value = holds != 0 ? then.get(at) : otherwise.get(at);
                    if (value != null) {
                        result.put(at, value);
                    }
                });
        return result;
    }
}
