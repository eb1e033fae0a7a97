package io.signalbox.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.bench.load.LoadResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static LoadResult echo(double micros) {
        return new LoadResult(Map.of("CPU µs per echo", micros), List.of());
    }

    @Test
    void showsMediansAndTheirRatioToRawNetty() {
        Report report =
                new Report(
                        Scenario.ECHO,
                        16,
                        List.of("two cores"),
                        Map.of(
                                Contender.NETTY, List.of(echo(1), echo(3), echo(2)),
                                Contender.SIGNALBOX, List.of(echo(9), echo(2), echo(3))));
        assertThat(report.markdown())
                .contains("- two cores")
                .contains("| CPU µs per echo | signalbox | 3.00 | 2.00–9.00 | 1.50 × |")
                .contains("| CPU µs per echo | netty | 2.00 | 1.00–3.00 | 1.00 × |");
    }

    @Test
    void hasNoRatioWithoutRawNetty() {
        Report report =
                new Report(
                        Scenario.ECHO,
                        16,
                        List.of(),
                        Map.of(Contender.SIGNALBOX, List.of(echo(2), echo(3))));
        assertThat(report.markdown())
                .contains("| CPU µs per echo | signalbox | 2.50 | 2.00–3.00 | – |");
    }

    @Test
    void readsTheListOfCoresAsLinuxWritesIt() {
        assertThat(Cores.numbers("0-2,5,7-8")).containsExactly(0, 1, 2, 5, 7, 8);
    }

    @Test
    void saysHowManyOpenFilesAreMissing() {
        OpenFiles.check(10_000, "unlimited");
        OpenFiles.check(10_000, "20000");
        assertThatThrownBy(() -> OpenFiles.check(10_000, "4096"))
                .hasMessageContaining("10,250")
                .hasMessageContaining("ulimit -Hn 10250")
                .hasMessageContaining("--connections 3846");
    }
}
