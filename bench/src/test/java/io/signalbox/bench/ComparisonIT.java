package io.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bench.compare.Comparison;
import io.signalbox.bench.compare.Cores;
import io.signalbox.bench.compare.Report;
import io.signalbox.bench.compare.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A small load against real processes: that both servers answer all of it, never how fast.
class ComparisonIT {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void bothServersAnswerTheWholeLoad(Scenario scenario) throws IOException {
        BenchArguments arguments =
                BenchMain.parse(
                        BenchMain.options(
                                scenario.text(),
                                "--connections",
                                "60",
                                "--count",
                                "3000",
                                "--rounds",
                                "1"));
        List<String> progress = new ArrayList<>();
        try (ProcessScope scope = ProcessScope.open()) {
            Report report =
                    new Comparison(
                                    arguments,
                                    scenario,
                                    scope.processes(),
                                    Cores.find(),
                                    folder,
                                    progress::add)
                            .run();
            report.write(folder, scenario.text());
        }
        assertThat(progress).hasSize(2);
        assertThat(folder.resolve(scenario.text() + ".md"))
                .content()
                .contains("| signalbox |")
                .contains("| netty |");
        JsonNode rounds =
                new ObjectMapper()
                        .readTree(folder.resolve(scenario.text() + ".json").toFile())
                        .get("rounds");
        for (String server : List.of("signalbox", "netty")) {
            assertThat(rounds.get(server)).hasSize(1);
            assertThat(rounds.get(server).get(0).get("figures")).isNotEmpty();
        }
    }
}
