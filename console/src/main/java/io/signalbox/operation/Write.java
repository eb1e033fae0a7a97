package io.signalbox.operation;

import io.signalbox.cloud.WeightedGroup;
import java.util.List;

/// One change of AWS with the value that it expects to find. A write whose expectation no longer
/// holds is refused, never forced.
public sealed interface Write extends StepWork {

    record ServiceDesired(String service, int expected, int wanted) implements Write {}

    record GroupDesired(String group, int expected, int wanted) implements Write {}

    record RuleWeights(String ruleArn, List<WeightedGroup> expected, List<WeightedGroup> wanted)
            implements Write {
        public RuleWeights {
            expected = List.copyOf(expected);
            wanted = List.copyOf(wanted);
        }
    }
}
