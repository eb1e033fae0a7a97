package io.signalbox.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the file in which a user keeps environments:
///
/// ```json
/// {"environments": [{
///   "name": "staging", "kind": "staging", "protected": false,
///   "admin": {"url": "https://channels.example.com", "namespace": "/admin", "username": "admin"},
///   "aws": {"region": "eu-west-1", "profile": "staging", "cluster": "channels",
///           "blueService": "channels-blue", "greenService": "channels-green",
///           "ruleArn": "arn:aws:…", "group": "channels-group"}}]}
/// ```
///
/// `aws`, `protected`, `kind` and the fields with defaults may be left out; unknown fields are
/// ignored, except one that would hold a secret.
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /// @return none when there is no such file
    /// @throws EnvironmentException naming file, place and what is allowed
    public static List<Environment> read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (MalformedInputException e) {
            throw new EnvironmentException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new EnvironmentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static List<Environment> parse(String source, String text) {
        JsonFields root = JsonFields.parse(source, text);
        JsonNode list = root.node().path("environments");
        if (!list.isArray()) {
            throw root.complaint("environments", "must be a list");
        }
        List<Environment> environments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "environments[" + i + "].";
            if (!list.get(i).isObject()) {
                throw root.complaint("environments[" + i + "]", "must be an object");
            }
            var fields = new JsonFields(source, path, list.get(i));
            Environment environment = environment(fields);
            if (!names.add(environment.name())) {
                throw fields.complaint("name", "'" + environment.name() + "' is there twice");
            }
            environments.add(environment);
        }
        return List.copyOf(environments);
    }

    private static Environment environment(JsonFields fields) {
        try {
            return new Environment(
                    fields.text("name"),
                    kind(fields),
                    admin(fields.object("admin")),
                    fields.has("aws") ? aws(fields.object("aws")) : null,
                    fields.flag("protected"));
        } catch (EnvironmentException e) {
            boolean placed = String.valueOf(e.getMessage()).startsWith(fields.source());
            throw placed
                    ? e
                    : new EnvironmentException(
                            fields.source() + ": " + fields.path() + " " + e.getMessage(), e);
        }
    }

    private static EnvironmentKind kind(JsonFields fields) {
        String word = fields.text("kind", "other");
        for (EnvironmentKind kind : EnvironmentKind.values()) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw fields.complaint("kind", "'" + word + "' is none of lab, staging, production, other");
    }

    private static AdminEndpoint admin(JsonFields fields) {
        if (fields.has("password")) {
            throw fields.complaint(
                    "password", "does not belong into a file; the console asks for it");
        }
        return new AdminEndpoint(
                fields.uri("url"),
                fields.text("path", AdminEndpoint.DEFAULT_PATH),
                fields.text("namespace", AdminEndpoint.DEFAULT_NAMESPACE),
                fields.textOrNull("username"));
    }

    private static AwsTarget aws(JsonFields fields) {
        for (String secret : List.of("accessKeyId", "secretAccessKey", "sessionToken")) {
            if (fields.has(secret)) {
                throw fields.complaint(
                        secret, "does not belong into this file; name a profile instead");
            }
        }
        return new AwsTarget(
                fields.text("region"),
                fields.has("endpoint") ? fields.loopbackUri("endpoint") : null,
                fields.textOrNull("profile"),
                fields.text("cluster"),
                fields.text("blueService"),
                fields.text("greenService"),
                fields.textOrNull("ruleArn"),
                fields.textOrNull("group"));
    }

    /// The one with this name.
    ///
    /// @throws EnvironmentException saying which ones there are
    public static Environment named(Path file, String name) {
        List<Environment> all = read(file);
        @Nullable Environment found =
                all.stream().filter(e -> e.name().equals(name)).findFirst().orElse(null);
        if (found == null) {
            throw new EnvironmentException(
                    file
                            + " has no environment '"
                            + name
                            + "'; it has: "
                            + String.join(", ", all.stream().map(Environment::name).toList()));
        }
        return found;
    }
}
