package io.signalbox.operation;

import io.signalbox.environment.Colour;

/// Weights of the two colours as the rule has them.
public record TrafficSplit(int blue, int green) {

    public int of(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }

    /// Green's share of new clients, 0..100; 0 when both weights are 0.
    public int greenPercent() {
        int sum = blue + green;
        return sum == 0 ? 0 : Math.round(100f * green / sum);
    }

    /// `100 | 0`, blue first.
    public String text() {
        return blue + " | " + green;
    }
}
