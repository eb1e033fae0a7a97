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

/// Reads the file in which a user keeps environments; its fields are described in
/// `docs/environments.md` and `environments.schema.json`. [EnvironmentStore] writes it.
///
/// `aws`, `thresholds`, `protected`, `kind` and the fields with defaults may be left out; unknown
/// fields are ignored, except one that would hold a secret.
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /// @return none when there is no such file
    /// @throws EnvironmentException naming file, line, column and what is allowed
    public static List<Environment> read(Path file) {
        String text = text(file);
        return text == null ? List.of() : parse(file.toString(), text);
    }

    /// The file's text; null when there is no such file.
    static @Nullable String text(Path file) {
        try {
            String text = Files.readString(file);
            // Some editors of Windows begin a text with a byte order mark.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException _) {
            return null;
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
            JsonFields fields = root.object("environments", i);
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
                    word(fields, "kind", EnvironmentKind.values(), EnvironmentKind.OTHER),
                    admin(fields.object("admin")),
                    fields.has("aws") ? aws(fields.object("aws")) : null,
                    fields.flag("protected", false),
                    fields.has("thresholds")
                            ? thresholds(fields.object("thresholds"))
                            : Thresholds.USUAL);
        } catch (EnvironmentException e) {
            throw fields.placed(e);
        }
    }

    private static <E extends Enum<E>> E word(
            JsonFields fields, String field, E[] allowed, E otherwise) {
        String word = fields.text(field, word(otherwise));
        for (E each : allowed) {
            if (word(each).equals(word.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        List<String> words = List.of(allowed).stream().map(EnvironmentFile::word).toList();
        throw fields.complaint(field, "'" + word + "' is none of " + String.join(", ", words));
    }

    /// How the file writes a constant.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static AdminEndpoint admin(JsonFields fields) {
        if (fields.has("password")) {
            throw fields.complaint(
                    "password", "does not belong into a file; the console asks for it");
        }
        try {
            return new AdminEndpoint(
                    fields.uri("url"),
                    fields.text("path", AdminEndpoint.DEFAULT_PATH),
                    fields.text("namespace", AdminEndpoint.DEFAULT_NAMESPACE),
                    fields.textOrNull("username"),
                    new AdminWire(
                            word(
                                    fields,
                                    "parser",
                                    AdminWire.Parser.values(),
                                    AdminWire.Parser.JSON),
                            word(
                                    fields,
                                    "transports",
                                    AdminWire.Transports.values(),
                                    AdminWire.Transports.BOTH)));
        } catch (EnvironmentException e) {
            throw fields.placed(e);
        }
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

    private static Thresholds thresholds(JsonFields fields) {
        Thresholds usual = Thresholds.USUAL;
        try {
            return new Thresholds(
                    fields.flag("serverUnhealthy", usual.serverUnhealthy()),
                    fields.number("clientsDownPercent", usual.clientsDownPercent()),
                    fields.number("pollingPercent", usual.pollingPercent()),
                    fields.number("loopLagMillis", usual.loopLagMillis()));
        } catch (EnvironmentException e) {
            throw fields.placed(e);
        }
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
