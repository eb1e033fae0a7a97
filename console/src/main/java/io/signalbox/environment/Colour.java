package io.signalbox.environment;

import java.util.Locale;

/// The two sides of a blue/green pair. A colour is bound to a service by the environment, never by
/// which side carries traffic.
public enum Colour {
    BLUE,
    GREEN;

    /// The word for texts: `blue` or `green`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }
}
