package io.signalbox.environment.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir Path folder;

    @Test
    void bringsBackWhatWasKept() throws IOException {
        Settings chosen =
                Settings.USUAL
                        .withLight(true)
                        .withTextPercent(150)
                        .withSound(true)
                        .withWindow(new Settings.WindowSize(1920, 1080))
                        .withMuted(Set.of("staging"))
                        .withColumns("clients", List.of("id", "rooms"));

        file().save(chosen);

        assertThat(file().load())
                .isEqualTo(new SettingsFile.Loaded(chosen, java.util.Optional.empty()));
    }

    @Test
    void hasTheUsualOnesWithoutAFileOrWithoutSense() throws IOException {
        assertThat(file().load().settings()).isEqualTo(Settings.USUAL);

        Files.writeString(
                folder.resolve("settings.json"),
                "{\"theme\": 7, \"textPercent\": 9000, \"window\": \"big\", \"muted\": {}}");

        assertThat(file().load().settings()).isEqualTo(Settings.USUAL.withTextPercent(200));
    }

    @Test
    void keepsKeysThatItDoesNotKnow() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"), "{\"later\": {\"a\": 1}, \"theme\": \"light\"}");

        file().save(file().load().settings().withSound(true));

        assertThat(Files.readString(folder.resolve("settings.json")))
                .containsSubsequence("\"later\"", "\"a\" : 1", "\"light\"", "\"sound\" : true");
    }

    @Test
    void keepsABadFileAsideAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\n  \"theme\": light}");

        SettingsFile.Loaded loaded = file().load();

        assertThat(loaded.settings()).isEqualTo(Settings.USUAL);
        assertThat(loaded.remark().orElseThrow())
                .contains("is not JSON (line 2, column")
                .endsWith("settings.json.bad-20261122-140007");
        assertThat(folder.resolve("settings.json.bad-20261122-140007")).content().contains("light");
    }

    private SettingsFile file() {
        return new SettingsFile(
                folder.resolve("settings.json"), () -> Instant.parse("2026-11-22T14:00:07Z"));
    }
}
