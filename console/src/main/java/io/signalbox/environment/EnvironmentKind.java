package io.signalbox.environment;

import java.util.Locale;

/// What is at stake in an environment; decides the colour of the band and how much asking comes
/// before a write.
public enum EnvironmentKind {
    LAB,
    STAGING,
    PRODUCTION,
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
