package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.metrics.MetricQueries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rule of a composite alarm: `ALARM("a") AND NOT (OK(b) OR INSUFFICIENT_DATA(c))`, `TRUE`, `FALSE`. Source:
/// CloudWatch API, PutCompositeAlarm, AlarmRule.
///
/// @param alarms names that the rule asks about
record CompositeRule(String text, Set<String> alarms, Test test) {

    /// Whether it holds, given the states of the alarms by their names.
    interface Test {
        boolean holds(Function<String, AlarmState> states);
    }

    /// @throws ApiError for what is no rule
    static CompositeRule parse(String text) {
        Reader reader = new Reader(text);
        Test test = reader.whole();
        return new CompositeRule(text, Set.copyOf(reader.names), test);
    }

    boolean holds(Function<String, AlarmState> states) {
        return test.holds(states);
    }

    private static final class Reader {
        private static final Pattern TOKEN = Pattern.compile("\\s*(\"[^\"]*\"|[()]|[^\\s()\"]+)");
        private static final int DEEPEST = 50;

        private final String text;
        private final List<String> tokens = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private int at;
        private int depth;

        Reader(String text) {
            this.text = text;
            Matcher matcher = TOKEN.matcher(text);
            while (matcher.lookingAt()) {
                tokens.add(matcher.group(1));
                matcher.region(matcher.end(), text.length());
            }
        }

        Test whole() {
            Test test = either();
            if (at < tokens.size()) {
                throw wrong("'" + tokens.get(at) + "' is too much");
            }
            return test;
        }

        private Test either() {
            Test left = both();
            while (taken("OR"::equals)) {
                Test one = left;
                Test other = both();
                left = states -> one.holds(states) || other.holds(states);
            }
            return left;
        }

        private Test both() {
            Test left = one();
            while (taken("AND"::equals)) {
                Test one = left;
                Test other = one();
                left = states -> one.holds(states) && other.holds(states);
            }
            return left;
        }

        private Test one() {
            if (++depth > DEEPEST) {
                throw wrong("it is nested too deep");
            }
            Test test = part(next());
            depth--;
            return test;
        }

        private Test part(String token) {
            return switch (token) {
                case "NOT" -> {
                    Test inner = one();
                    yield states -> !inner.holds(states);
                }
                case "(" -> {
                    Test inner = either();
                    expect(")");
                    yield inner;
                }
                case "TRUE" -> _ -> true;
                case "FALSE" -> _ -> false;
                case "ALARM", "OK", "INSUFFICIENT_DATA" -> asked(AlarmState.valueOf(token));
                default -> throw wrong("'" + token + "' is not known");
            };
        }

        private Test asked(AlarmState wanted) {
            expect("(");
            String name = next();
            expect(")");
            String bare = name.replace("\"", "");
            int arn = bare.indexOf(":alarm:");
            String alarm = arn < 0 ? bare : bare.substring(arn + ":alarm:".length());
            names.add(alarm);
            return states -> states.apply(alarm) == wanted;
        }

        private boolean taken(Predicate<String> wanted) {
            boolean here = at < tokens.size() && wanted.test(tokens.get(at));
            at += here ? 1 : 0;
            return here;
        }

        private String next() {
            if (at == tokens.size()) {
                throw wrong("it ends too soon");
            }
            return tokens.get(at++);
        }

        private void expect(String token) {
            if (!next().equals(token)) {
                throw wrong("'" + token + "' is missing");
            }
        }

        private ApiError wrong(String what) {
            return MetricQueries.refusal(
                    "The alarm rule '%s' cannot be read: %s.".formatted(text, what));
        }
    }
}
