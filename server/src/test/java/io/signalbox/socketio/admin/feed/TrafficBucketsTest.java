package io.signalbox.socketio.admin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.Traffic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrafficBucketsTest {

    private final AtomicReference<Traffic> traffic =
            new AtomicReference<>(new Traffic(100, 1000, 10, 100));
    private final TrafficBuckets buckets = new TrafficBuckets(traffic::get, 5_300);

    @Test
    void putsWhatIsCountedIntoItsSecond() {
        buckets.connected();
        traffic.set(new Traffic(103, 1030, 10, 100));
        buckets.tick(6_001);
        buckets.disconnected("ping timeout");
        traffic.set(new Traffic(103, 1030, 11, 107));
        List<Map<String, @Nullable Object>> drained = buckets.drain(6_900);
        assertThat(drained)
                .containsExactly(
                        Map.of("timestamp", 5_000L, "type", "rawConnection", "count", 1L),
                        Map.of("timestamp", 5_000L, "type", "packetsIn", "count", 3L),
                        Map.of("timestamp", 5_000L, "type", "bytesIn", "count", 30L),
                        Map.of("timestamp", 6_000L, "type", "packetsOut", "count", 1L),
                        Map.of("timestamp", 6_000L, "type", "bytesOut", "count", 7L),
                        Map.of(
                                "timestamp",
                                6_000L,
                                "type",
                                "rawDisconnection",
                                "subType",
                                "ping timeout",
                                "count",
                                1L));
        assertThat(buckets.drain(8_000)).isEmpty();
    }

    @Test
    void keepsABoundedNumberWhileNobodyDrains() {
        for (int second = 6; second < 10_000; second++) {
            buckets.connected();
            buckets.tick(second * 1_000L);
        }
        assertThat(buckets.drain(10_000_000)).hasSizeLessThanOrEqualTo(600);
    }
}
