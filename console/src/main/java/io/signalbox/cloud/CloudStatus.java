package io.signalbox.cloud;

import java.time.Instant;

/// How reading AWS is going.
public sealed interface CloudStatus {

    /// The environment has no AWS part.
    record NotConfigured() implements CloudStatus {}

    /// The first reading is under way.
    record Reading() implements CloudStatus {}

    /// @param callsPerMinute made in the last minute
    /// @param budgetPerMinute what the console allows itself
    record Ok(int callsPerMinute, int budgetPerMinute) implements CloudStatus {}

    /// AWS asked to slow down; what is shown is older than usual.
    record Throttled(Instant since) implements CloudStatus {}

    /// @param action the IAM action that is missing, `ecs:DescribeServices`
    record Denied(String action) implements CloudStatus {}

    record Failed(String sentence, String whatToDo) implements CloudStatus {}
}
