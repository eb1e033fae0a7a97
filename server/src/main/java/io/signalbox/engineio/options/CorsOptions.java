package io.signalbox.engineio.options;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which web pages of other origins may use the server, with the meaning of the npm module `cors`.
///
/// @param origin who may
/// @param credentials whether cookies and authorization may come along
/// @param methods answered to a preflight
/// @param allowedHeaders answered to a preflight, null for those that it asks for
/// @param exposedHeaders that a page may read
/// @param maxAge how long a preflight's answer holds, null to leave that to the browser
public record CorsOptions(
        Origin origin,
        boolean credentials,
        List<String> methods,
        @Nullable List<String> allowedHeaders,
        List<String> exposedHeaders,
        @Nullable Duration maxAge) {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE");

    /// No CORS header at all, as the official default.
    public static final CorsOptions NONE = of(new Origin.Off());

    /// `*`: every page, without credentials.
    public static final CorsOptions ANY = of(new Origin.Any());

    /// Copies the lists.
    public CorsOptions {
        methods = List.copyOf(methods);
        allowedHeaders = allowedHeaders == null ? null : List.copyOf(allowedHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }

    /// Who may read the answers.
    public sealed interface Origin {
        /// Nobody is told anything (`origin: false`).
        record Off() implements Origin {}

        /// `*`
        record Any() implements Origin {}

        /// One origin, told to everybody (`origin: "https://…"`).
        record Fixed(String origin) implements Origin {}

        /// One of these, told when the page is of it (`origin: […]`).
        record Listed(Set<String> origins) implements Origin {
            /// Copies the set.
            public Listed {
                origins = Set.copyOf(origins);
            }
        }

        /// Those that the rule accepts (a regular expression, `true`, or a function of the official
        /// option). Called on event loops; must not block.
        record Matching(Predicate<String> rule) implements Origin {}
    }

    private static CorsOptions of(Origin origin) {
        return new CorsOptions(origin, false, METHODS, null, List.of(), null);
    }

    /// Pages of these origins.
    public static CorsOptions origins(Collection<String> origins) {
        return of(new Origin.Listed(Set.copyOf(origins)));
    }

    /// Pages whose origin holds a match of the pattern, as JavaScript's `test` finds it.
    public static CorsOptions matching(Pattern pattern) {
        return matching(origin -> pattern.matcher(origin).find());
    }

    /// Pages whose origin the rule accepts.
    public static CorsOptions matching(Predicate<String> rule) {
        return of(new Origin.Matching(rule));
    }

    /// A copy with or without credentials.
    public CorsOptions withCredentials(boolean value) {
        return new CorsOptions(origin, value, methods, allowedHeaders, exposedHeaders, maxAge);
    }

    /// A copy with other methods.
    public CorsOptions withMethods(String... values) {
        return new CorsOptions(
                origin, credentials, List.of(values), allowedHeaders, exposedHeaders, maxAge);
    }

    /// A copy with a fixed list of request headers.
    public CorsOptions withAllowedHeaders(String... values) {
        return new CorsOptions(
                origin, credentials, methods, List.of(values), exposedHeaders, maxAge);
    }

    /// A copy with response headers that pages may read.
    public CorsOptions withExposedHeaders(String... values) {
        return new CorsOptions(
                origin, credentials, methods, allowedHeaders, List.of(values), maxAge);
    }

    /// A copy with another age of preflights.
    public CorsOptions withMaxAge(Duration value) {
        return new CorsOptions(origin, credentials, methods, allowedHeaders, exposedHeaders, value);
    }
}
