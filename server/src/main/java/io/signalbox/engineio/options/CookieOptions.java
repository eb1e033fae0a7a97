package io.signalbox.engineio.options;

import org.jspecify.annotations.Nullable;

/// A cookie with the session id on the answer that opens a polling session, for load balancers that keep a
/// client on one server by it. A WebSocket is one connection and needs none, so it gets none, as with the
/// official server.
///
/// @param path null for no attribute
/// @param sameSite null for no attribute, else `strict`, `lax` or `none`
/// @param maxAgeSeconds negative for a cookie of the browser's session
public record CookieOptions(
        String name,
        @Nullable String path,
        boolean httpOnly,
        @Nullable SameSite sameSite,
        boolean secure,
        @Nullable String domain,
        long maxAgeSeconds) {

    /// The official defaults of a cookie that is on: `io`, path `/`, `HttpOnly`, `SameSite=Lax`.
    public static final CookieOptions DEFAULT =
            new CookieOptions("io", "/", true, SameSite.LAX, false, null, -1);

    /// Values of the attribute `SameSite`.
    public enum SameSite {
        /// Only requests of the same site.
        STRICT("Strict"),
        /// Also when a link is followed.
        LAX("Lax"),
        /// All requests; browsers want `Secure` with it.
        NONE("None");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }
    }

    /// Refuses what would break the header.
    public CookieOptions {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException(
                    "cookie name \"" + name + "\"; allowed: letters, digits and -_.");
        }
        check(path);
        check(domain);
    }

    private static void check(@Nullable String value) {
        if (value != null && !value.matches("[\\x20-\\x3a\\x3c-\\x7e]*")) {
            throw new IllegalArgumentException("cookie attribute with a character that ends it");
        }
    }

    /// A copy with another name.
    public CookieOptions withName(String value) {
        return new CookieOptions(value, path, httpOnly, sameSite, secure, domain, maxAgeSeconds);
    }

    /// A copy for TLS only, or not.
    public CookieOptions withSecure(boolean value) {
        return new CookieOptions(name, path, httpOnly, sameSite, value, domain, maxAgeSeconds);
    }

    /// A copy with another `SameSite`.
    public CookieOptions withSameSite(@Nullable SameSite value) {
        return new CookieOptions(name, path, httpOnly, value, secure, domain, maxAgeSeconds);
    }

    /// Value of `Set-Cookie`, attributes in the order of the npm module `cookie`.
    public String header(String sessionId) {
        StringBuilder text = new StringBuilder(name).append('=').append(sessionId);
        if (maxAgeSeconds >= 0) {
            text.append("; Max-Age=").append(maxAgeSeconds);
        }
        if (domain != null) {
            text.append("; Domain=").append(domain);
        }
        if (path != null) {
            text.append("; Path=").append(path);
        }
        if (httpOnly) {
            text.append("; HttpOnly");
        }
        if (secure) {
            text.append("; Secure");
        }
        if (sameSite != null) {
            text.append("; SameSite=").append(sameSite.text);
        }
        return text.toString();
    }
}
