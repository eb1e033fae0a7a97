package io.signalbox.environment;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the admin namespace of a fleet is found.
///
/// @param url scheme, host and port, `http` or `https`; no path
/// @param path the Engine.IO path, `/socket.io/` unless the fleet was told otherwise
/// @param namespace the admin namespace, usually `/admin`
/// @param username null where the fleet asks for no login
/// @param wire parser and transports
public record AdminEndpoint(
        URI url, String path, String namespace, @Nullable String username, AdminWire wire) {

    public static final String DEFAULT_PATH = "/socket.io/";
    public static final String DEFAULT_NAMESPACE = "/admin";

    /// Spoken to as most fleets are.
    public AdminEndpoint(URI url, String path, String namespace, @Nullable String username) {
        this(url, path, namespace, username, AdminWire.USUAL);
    }

    public AdminEndpoint {
        String scheme = url.getScheme();
        if (scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new EnvironmentException(
                    "admin URL '" + url + "': only http:// and https:// are allowed");
        }
        if (url.getHost() == null) {
            throw new EnvironmentException("admin URL '" + url + "' names no host");
        }
        if (url.getUserInfo() != null) {
            throw new EnvironmentException(
                    "the admin URL of host '"
                            + url.getHost()
                            + "' carries a user or password; give the name by itself, the password"
                            + " is asked for");
        }
        String rest = url.getRawPath();
        if (rest != null && !rest.isEmpty() && !rest.equals("/")) {
            throw new EnvironmentException(
                    "admin URL '"
                            + url
                            + "' has a path; give scheme, host and port only, and the Engine.IO"
                            + " path or the namespace by itself");
        }
        if (!path.startsWith("/")) {
            throw new EnvironmentException("path '" + path + "' must start with /");
        }
        if (!namespace.startsWith("/")) {
            throw new EnvironmentException("namespace '" + namespace + "' must start with /");
        }
    }
}
