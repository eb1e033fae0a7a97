package io.signalbox.lab.metrics;

import io.signalbox.lab.endpoint.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads metric math. Made for one expression.
final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*|<=|>=|==|!=|&&|\\|\\||[-+*/^()<>,\\[\\]])");
    private static final int DEEPEST = 50;

    /// From what binds least to what binds most.
    private static final List<Map<String, DoubleBinaryOperator>> LEVELS =
            List.of(
                    Map.of("||", (a, b) -> flag(a != 0 || b != 0)),
                    Map.of("&&", (a, b) -> flag(a != 0 && b != 0)),
                    Map.of(
                            "<", (a, b) -> flag(a < b),
                            ">", (a, b) -> flag(a > b),
                            "<=", (a, b) -> flag(a <= b),
                            ">=", (a, b) -> flag(a >= b),
                            "==", (a, b) -> flag(a == b),
                            "!=", (a, b) -> flag(a != b)),
                    Map.of("+", Double::sum, "-", (a, b) -> a - b),
                    Map.of("*", (a, b) -> a * b, "/", (a, b) -> a / b),
                    Map.of("^", Math::pow));

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int depth;

    ExpressionParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.region(end, text.length()).lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw wrong("at '" + text.substring(end).strip() + "'");
        }
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    Expression whole() {
        Expression expression = level(0);
        if (at < tokens.size()) {
            throw wrong("at '" + tokens.get(at) + "'");
        }
        return expression;
    }

    private Expression level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = level(level + 1);
        DoubleBinaryOperator operation = LEVELS.get(level).get(peek());
        while (operation != null) {
            at++;
            left = new Expression.Binary(operation, left, level(level + 1));
            operation = LEVELS.get(level).get(peek());
        }
        return left;
    }

    private Expression unary() {
        if (++depth > DEEPEST) {
            throw wrong("as it is nested too deep");
        }
        Expression read = read(next());
        depth--;
        return read;
    }

    private Expression read(String token) {
        if (token.equals("-")) {
            return new Expression.Binary((a, b) -> a - b, new Expression.Constant(0), unary());
        }
        if (token.equals("(")) {
            Expression inner = level(0);
            expect(")");
            return inner;
        }
        if (token.equals("[")) {
            return new Expression.Items(listUpTo("]"));
        }
        if (Character.isDigit(token.charAt(0)) || token.startsWith(".")) {
            return new Expression.Constant(Double.parseDouble(token));
        }
        if (!Character.isLetter(token.charAt(0))) {
            throw wrong("at '" + token + "'");
        }
        if (peek().equals("(")) {
            at++;
            return new Expression.Call(token, listUpTo(")"));
        }
        return new Expression.Id(token);
    }

    private List<Expression> listUpTo(String end) {
        List<Expression> items = new ArrayList<>();
        while (!peek().equals(end)) {
            if (!items.isEmpty()) {
                expect(",");
            }
            items.add(level(0));
        }
        at++;
        return items;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw wrong("as it ends too soon");
        }
        return tokens.get(at++);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw wrong("as '" + token + "' is missing");
        }
    }

    private ApiError wrong(String where) {
        return MetricQueries.refusal(
                "The expression '%s' cannot be read, %s.".formatted(text, where));
    }
}
