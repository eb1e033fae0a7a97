package io.signalbox.ui.kit;

/// One thing known of what is shown: its name and its value.
///
/// @param mono an id, set in JetBrains Mono
public record Fact(String name, String value, boolean mono, Tone tone) {

    public static Fact of(String name, String value) {
        return new Fact(name, value, false, Tone.NORMAL);
    }

    public static Fact mono(String name, String value) {
        return new Fact(name, value, true, Tone.NORMAL);
    }

    /// The same fact with a value that may speak up.
    public Fact tone(Tone tone) {
        return new Fact(name, value, mono, tone);
    }
}
