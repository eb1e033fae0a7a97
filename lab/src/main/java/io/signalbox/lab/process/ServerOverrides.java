package io.signalbox.lab.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that the lab forces on a server process, whatever its task definition says, because the process runs on this
/// machine and not in a VPC. The rest of its environment is the template's.
///
/// - `SOCKET_HOST` and `SOCKET_PORT`: loopback, and a free port, as all tasks share one machine
/// - `ECS_CONTAINER_METADATA_URI_V4`: the lab's own endpoint
/// - `ADMIN_USERNAME` and `ADMIN_PASSWORD_HASH`: the lab's, so that one password opens every fleet of the lab
/// - `CORS_ORIGINS`: any, as nobody knows the ports of a lab beforehand
/// - `REDIS_ENDPOINT`: where it is set, host and port alone: the lab's Redis takes neither TLS nor a password
/// - left out: `REDIS_PASSWORD` and `REDIS_USERNAME` for the same reason, `METRICS_PORT`, which only one process of a
///   machine could have, `PROXY_PROTOCOL`, which the lab's load balancer does not speak, and the JVM's own options
///
/// @param passwordHash bcrypt
public record ServerOverrides(String username, String passwordHash) {
    private static final Pattern REDIS =
            Pattern.compile("(?:rediss?://)?(?:[^@/]*@)?([^@/]+)(?:/.*)?");
    private static final List<String> LEFT_OUT =
            List.of(
                    "REDIS_PASSWORD",
                    "REDIS_USERNAME",
                    "METRICS_PORT",
                    "PROXY_PROTOCOL",
                    "JAVA_TOOL_OPTIONS",
                    "JDK_JAVA_OPTIONS");

    /// @param wanted by the task definition
    Map<String, String> over(Map<String, String> wanted, int port, String metadataUri) {
        Map<String, String> environment = new HashMap<>(wanted);
        LEFT_OUT.forEach(environment::remove);
        environment.computeIfPresent("REDIS_ENDPOINT", (_, endpoint) -> plain(endpoint));
        environment.put("SOCKET_HOST", "127.0.0.1");
        environment.put("SOCKET_PORT", Integer.toString(port));
        environment.put("ECS_CONTAINER_METADATA_URI_V4", metadataUri);
        environment.put("ADMIN_USERNAME", username);
        environment.put("ADMIN_PASSWORD_HASH", passwordHash);
        environment.put("CORS_ORIGINS", "*");
        return environment;
    }

    private static String plain(String endpoint) {
        Matcher matcher = REDIS.matcher(endpoint);
        return matcher.matches() ? matcher.group(1) : endpoint;
    }

    /// Without the hash.
    @Override
    public String toString() {
        return "ServerOverrides[username=" + username + "]";
    }
}
