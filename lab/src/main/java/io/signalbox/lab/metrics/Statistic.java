package io.signalbox.lab.metrics;

import java.util.Arrays;
import java.util.Optional;

/// The statistics that the lab keeps; of percentiles it keeps none.
public enum Statistic {
    AVERAGE("Average"),
    SUM("Sum"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum"),
    SAMPLE_COUNT("SampleCount");

    private final String word;

    Statistic(String word) {
        this.word = word;
    }

    /// As on the wire.
    public String word() {
        return word;
    }

    public static Optional<Statistic> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
