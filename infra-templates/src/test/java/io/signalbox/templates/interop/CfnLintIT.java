package io.signalbox.templates.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.templates.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// cfn-lint with all its rules. One that is ignored says so in the template, with its reason beside it.
@Tag("interop")
class CfnLintIT {
    private static final Path TEMPLATES =
            Path.of("src", "main", "resources", "io", "signalbox", "templates").toAbsolutePath();

    @Test
    void findsNothing() throws Exception {
        Command lint =
                lint(Templates.ids().stream().map(id -> TEMPLATES.resolve(id + ".yaml")).toList());

        assertThat(lint.out()).isEmpty();
        assertThat(lint.status()).isZero();
    }

    @Test
    void wouldFindAFault(@TempDir Path folder) throws Exception {
        Path faulty = folder.resolve("traffic.yaml");
        String good = Files.readString(TEMPLATES.resolve("traffic.yaml"));
        Files.writeString(faulty, good.replace("HealthCheckPath:", "HealthPath:"));

        assertThat(lint(List.of(faulty)).out()).contains("HealthPath");
    }

    /// An ignored rule without a reason would be a finding swept under the carpet.
    @Test
    void whatIsIgnoredHasItsReasonInTheLineAbove() throws Exception {
        for (String id : Templates.ids()) {
            List<String> lines = Files.readAllLines(TEMPLATES.resolve(id + ".yaml"));
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).contains("ignore_checks")) {
                    assertThat(lines.get(i - 1)).as("%s:%d", id, i).contains("# ");
                }
            }
        }
    }

    private static Command lint(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--include-checks", "I", "--"));
        files.forEach(file -> command.add(file.toString()));
        return Command.run(TEMPLATES, "pip install cfn-lint", command);
    }
}
