package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabArgumentsTest {
    @Test
    void readsAllOptions() {
        LabArguments arguments =
                LabArguments.parse(
                        List.of(
                                "--managed",
                                "--clients",
                                "7",
                                "--ready-file",
                                "ready.json",
                                "--deployment-minute",
                                "20"));
        assertThat(arguments.deploymentMinute()).isEqualTo(Duration.ofSeconds(20));
        assertThat(arguments.managed()).isTrue();
        assertThat(arguments.clients()).isEqualTo(7);
        assertThat(arguments.readyFile()).contains(Path.of("ready.json"));
        assertThat(arguments.empty()).isFalse();
        assertThat(LabArguments.parse(List.of("--empty")).empty()).isTrue();
        assertThat(LabArguments.parse(List.of()).clients()).isEqualTo(200);
    }

    @Test
    void namesWhatIsWrongAndWhatIsAllowed() {
        assertThatThrownBy(() -> LabArguments.parse(List.of("--cleints", "7")))
                .hasMessageContaining("'--cleints'")
                .hasMessageContaining("--clients");
        assertThatThrownBy(() -> LabArguments.parse(List.of("--clients", "-1")))
                .hasMessageContaining("0 to 10000, not '-1'");
        assertThatThrownBy(() -> LabArguments.parse(List.of("--clients", "many")))
                .hasMessageContaining("not 'many'");
        assertThatThrownBy(() -> LabArguments.parse(List.of("--deployment-minute", "61")))
                .hasMessageContaining("1 to 60, not '61'");
        assertThatThrownBy(() -> LabArguments.parse(List.of("--ready-file")))
                .hasMessageContaining("needs a value");
    }
}
