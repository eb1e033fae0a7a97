package io.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.bench.compare.Contender;
import io.signalbox.bench.compare.Scenario;
import org.junit.jupiter.api.Test;

class BenchArgumentsTest {
    private static BenchArguments parse(String line) {
        return BenchMain.parse(BenchMain.options(line.split(" ")));
    }

    @Test
    void comparesWithRawNettyInThreeRoundsUnlessToldOtherwise() {
        BenchArguments arguments = parse("echo");
        assertThat(arguments.scenarios()).containsExactly(Scenario.ECHO);
        assertThat(arguments.servers()).containsExactly(Contender.SIGNALBOX, Contender.NETTY);
        assertThat(arguments.rounds()).isEqualTo(3);
        assertThat(arguments.connections()).isEmpty();
    }

    @Test
    void takesServersConnectionsAndRounds() {
        BenchArguments arguments =
                parse("idle --connections 500 --servers netty,node,signalbox-loop --rounds 5");
        assertThat(arguments.connections()).hasValue(500);
        assertThat(arguments.rounds()).isEqualTo(5);
        assertThat(arguments.servers())
                .containsExactly(Contender.NETTY, Contender.NODE, Contender.SIGNALBOX_LOOP);
    }

    @Test
    void namesWhatIsWrongAndWhatIsAllowed() {
        assertThatThrownBy(() -> parse("fast")).hasMessageContaining("idle, echo, broadcast");
        assertThatThrownBy(() -> parse("echo --servers jetty"))
                .hasMessageContaining("'jetty'")
                .hasMessageContaining("signalbox, signalbox-loop, netty, node");
        assertThatThrownBy(() -> parse("echo --rounds 0"))
                .hasMessageContaining("--rounds must be 1 to 100, not '0'");
        assertThatThrownBy(() -> parse("echo --speed 9")).hasMessageContaining("--speed");
        assertThatThrownBy(() -> parse("echo --rounds")).hasMessageContaining("needs a value");
    }
}
