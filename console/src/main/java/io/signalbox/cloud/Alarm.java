package io.signalbox.cloud;

import java.time.Instant;

/// A CloudWatch alarm that watches this fleet.
///
/// @param reason in CloudWatch's own words
/// @param since when it came into its state
/// @param scaling it only calls scaling policies: being in ALARM is its work, and nobody's trouble
public record Alarm(
        String name,
        String description,
        State state,
        String reason,
        Instant since,
        boolean scaling) {

    /// In the order in which one wants to see them.
    public enum State {
        ALARM("in alarm"),
        INSUFFICIENT_DATA("without data"),
        OK("OK");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Somebody has to look.
    public boolean calling() {
        return state == State.ALARM && !scaling;
    }
}
