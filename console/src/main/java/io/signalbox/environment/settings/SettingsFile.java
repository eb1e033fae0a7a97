package io.signalbox.environment.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.environment.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `settings.json` of the user's configuration folder. A value that makes no sense is the usual one;
/// keys that are not known stay. Blocks on the disk; safe on any thread.
public final class SettingsFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final InstantSource clock;

    public SettingsFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// @param remark what was wrong with the file and what became of it; empty when all is well
    public record Loaded(Settings settings, Optional<String> remark) {}

    /// Reads the file; one that is not JSON is kept aside at once, so that the next save loses
    /// nothing.
    public synchronized Loaded load() {
        try {
            return new Loaded(settings(tree()), Optional.empty());
        } catch (JsonProcessingException e) {
            return new Loaded(Settings.USUAL, Optional.of(aside(e)));
        } catch (IOException e) {
            return new Loaded(
                    Settings.USUAL, Optional.of(file + " cannot be read: " + e.getMessage()));
        }
    }

    private String aside(JsonProcessingException fault) {
        String place =
                file
                        + " is not JSON (line "
                        + fault.getLocation().getLineNr()
                        + ", column "
                        + fault.getLocation().getColumnNr()
                        + ")";
        try {
            Path copy = AtomicFile.keepAside(file, clock.instant());
            return place + "; the usual settings are used, and it is kept as " + copy;
        } catch (IOException e) {
            return place + "; the usual settings are used";
        }
    }

    /// @throws IOException when it cannot be written; the file is then as before
    public synchronized void save(Settings settings) throws IOException {
        ObjectNode root;
        try {
            root = tree();
        } catch (JsonProcessingException e) {
            AtomicFile.keepAside(file, clock.instant());
            root = JSON.createObjectNode();
        }
        root.put("theme", settings.light() ? "light" : "dark");
        root.put("textPercent", settings.textPercent());
        root.put("sound", settings.sound());
        ObjectNode window = root.withObjectProperty("window");
        window.put("width", settings.window().width());
        window.put("height", settings.window().height());
        ArrayNode muted = root.putArray("muted");
        new TreeSet<>(settings.muted()).forEach(muted::add);
        ObjectNode columns = root.putObject("columns");
        new TreeMap<>(settings.columns())
                .forEach((table, shown) -> shown.forEach(columns.putArray(table)::add));
        AtomicFile.write(file, JSON.writeValueAsString(root) + "\n");
    }

    private ObjectNode tree() throws IOException {
        try {
            return JSON.readTree(Files.readString(file)) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (NoSuchFileException _) {
            return JSON.createObjectNode();
        }
    }

    private static Settings settings(JsonNode root) {
        Settings usual = Settings.USUAL;
        JsonNode window = root.path("window");
        Map<String, List<String>> columns = new TreeMap<>();
        root.path("columns")
                .properties()
                .forEach(e -> columns.put(e.getKey(), texts(e.getValue())));
        return new Settings(
                root.path("theme").asText("dark").equals("light"),
                root.path("textPercent").asInt(usual.textPercent()),
                root.path("sound").asBoolean(usual.sound()),
                new Settings.WindowSize(
                        window.path("width").asInt(usual.window().width()),
                        window.path("height").asInt(usual.window().height())),
                Set.copyOf(texts(root.path("muted"))),
                columns);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(
                each -> {
                    if (each.isTextual() && !texts.contains(each.textValue())) {
                        texts.add(each.textValue());
                    }
                });
        return List.copyOf(texts);
    }
}
