package io.signalbox.environment;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this platform keeps an application's files of one user: the XDG folders on Linux and other
/// Unixes, the platform's own elsewhere.
///
/// @param config settings that a person writes
/// @param data what the console writes by itself
public record UserFolders(Path config, Path data) {

    private static final String NAME = "signalbox";

    /// Of the user who runs this process.
    public static UserFolders ofThisUser() {
        return of(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }

    static UserFolders of(Map<String, String> variables, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return new UserFolders(
                    folder(variables, "APPDATA", home.resolve("AppData/Roaming")),
                    folder(variables, "LOCALAPPDATA", home.resolve("AppData/Local")));
        }
        if (os.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support").resolve(NAME);
            return new UserFolders(support, support);
        }
        return new UserFolders(
                folder(variables, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(variables, "XDG_DATA_HOME", home.resolve(".local/share")));
    }

    /// The XDG rules have a relative path ignored.
    private static Path folder(Map<String, String> variables, String name, Path otherwise) {
        String value = variables.getOrDefault(name, "");
        Path path = value.isEmpty() ? otherwise : Path.of(value);
        return (path.isAbsolute() ? path : otherwise).resolve(NAME);
    }

    public Path journal() {
        return data.resolve("journal.jsonl");
    }

    public Path settings() {
        return config.resolve("settings.json");
    }

    public Path environments() {
        return config.resolve("environments.json");
    }
}
