package io.signalbox.ui.kit.tile;

import io.signalbox.ui.kit.Tone;
import java.util.List;

/// A number that matters, with what stands around it.
///
/// @param value as shown, `12,418`
/// @param hint under it; with a tone that is signed it needs attention
/// @param line how it got there; empty = no sparkline
public record Stat(String value, String hint, Tone tone, List<Double> line) {
    public static final Stat UNKNOWN = new Stat("–", "", Tone.NORMAL, List.of());

    public Stat {
        line = List.copyOf(line);
    }
}
