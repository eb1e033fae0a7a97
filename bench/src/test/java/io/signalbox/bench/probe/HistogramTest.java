package io.signalbox.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final String BEFORE =
            """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:          1000          40000  [B (java.base@25.0.3)
               2:            10            160  java.lang.Object (java.base@25.0.3)
            Total          1010          40160
            """;
    private static final String AFTER =
            """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:          1200          48000  [B (java.base@25.0.3)
               2:           100           7200  io.signalbox.socketio.Socket
               3:            10            160  java.lang.Object (java.base@25.0.3)
            Total          1310          55360
            """;

    @Test
    void tellsWhatEachOfHundredConnectionsHasAdded() {
        Histogram before = Histogram.parse(BEFORE);
        Histogram after = Histogram.parse(AFTER);
        assertThat(after.totalBytes()).isEqualTo(55_360);
        assertThat(after.since(before, 100, 2))
                .containsExactly(
                        new Histogram.Share("[B", 2, 80),
                        new Histogram.Share("io.signalbox.socketio.Socket", 1, 72));
    }
}
