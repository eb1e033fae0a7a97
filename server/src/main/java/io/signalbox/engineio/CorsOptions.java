package io.signalbox.engineio;

import java.util.Set;

/// Which web pages of other origins may use the server.
///
/// @param origins allowed values of `Origin`; one that is `*` allows all; empty answers no CORS header
/// @param credentials whether cookies and authorization may come along
public record CorsOptions(Set<String> origins, boolean credentials) {

    /// No other origin, as the official default.
    public static final CorsOptions NONE = new CorsOptions(Set.of(), false);

    /// Every origin.
    public static final CorsOptions ANY = new CorsOptions(Set.of("*"), true);

    /// Copies the set.
    public CorsOptions {
        origins = Set.copyOf(origins);
    }

    /// Whether a page of that origin may read the answers.
    public boolean allows(String origin) {
        return origins.contains("*") || origins.contains(origin);
    }
}
