package io.signalbox.ui.scaling;

import java.math.BigInteger;
import java.util.Locale;

/// What an operator typed as a wanted count: a number to plan with, or the sentence that says what is
/// wrong and what is allowed.
sealed interface CountText {

    /// A count worth a plan.
    record Count(int value) implements CountText {}

    /// Not a count that can be planned; `sentence` stands beside the field.
    record Refused(String sentence) implements CountText {}

    /// Nothing typed, or exactly what is wanted already: no plan and no reproach.
    record Unchanged() implements CountText {}

    /// What a count may be.
    ///
    /// @param noun the plural, `tasks`
    /// @param lowest why it cannot be less than `min`
    /// @param highest why it cannot be more than `max`
    record Bounds(String noun, int min, int max, String lowest, String highest) {

        /// ECS's default quota of tasks in one service; the API itself accepts any count.
        static Bounds tasks() {
            return new Bounds(
                    "tasks",
                    0,
                    5_000,
                    "nothing is left to take away",
                    "the most that ECS runs in one service");
        }

        /// An Auto Scaling group refuses a desired capacity outside of its own minimum and maximum.
        static Bounds instances(String group, int min, int max) {
            return new Bounds(
                    "instances", min, max, "the minimum of " + group, "the maximum of " + group);
        }

        private String allowed() {
            return "type a whole number from %s to %s".formatted(grouped(min), grouped(max));
        }
    }

    /// Reads `text`; thousands separators (`,`, `_`, spaces) are ignored.
    static CountText read(String text, int current, Bounds bounds) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return new Unchanged();
        }
        String digits = typed.replace('\u2212', '-').replaceAll("[ \u00a0_,](?=\\d)", "");
        if (!digits.matches("[+-]?\\d+")) {
            return new Refused(
                    "“%s” is not a count: %s.".formatted(short20(typed), bounds.allowed()));
        }
        return bounded(new BigInteger(digits), current, bounds);
    }

    private static CountText bounded(BigInteger wanted, int current, Bounds bounds) {
        if (wanted.signum() < 0) {
            return new Refused(
                    "There can be no %s %s: %s."
                            .formatted(
                                    short20("\u2212" + wanted.negate()),
                                    bounds.noun(),
                                    bounds.allowed()));
        }
        if (wanted.compareTo(BigInteger.valueOf(bounds.max())) > 0) {
            return outside(wanted, "more than", bounds.max(), bounds.highest(), bounds);
        }
        if (wanted.compareTo(BigInteger.valueOf(bounds.min())) < 0) {
            return outside(wanted, "less than", bounds.min(), bounds.lowest(), bounds);
        }
        int count = wanted.intValueExact();
        return count == current ? new Unchanged() : new Count(count);
    }

    private static Refused outside(
            BigInteger wanted, String how, int limit, String why, Bounds bounds) {
        return new Refused(
                "%s is %s %s, %s: %s."
                        .formatted(
                                short20(grouped(wanted)),
                                how,
                                grouped(limit),
                                why,
                                bounds.allowed()));
    }

    private static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String short20(String text) {
        return text.length() <= 20 ? text : text.substring(0, 19) + "…";
    }
}
