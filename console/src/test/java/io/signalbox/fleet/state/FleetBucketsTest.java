package io.signalbox.fleet.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetBucket;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSample;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetBucketsTest {

    private final FleetState state = new FleetState("/admin");
    private Instant now = Instant.parse("2026-11-22T10:00:05Z");
    private double uptime;

    @Test
    void sumsServersByTenSeconds() {
        report("a", bucket("10:00:03", "packetsIn", 4), bucket("10:00:03", "rawConnection", 1));
        report("b", bucket("10:00:09", "packetsIn", 3), bucket("10:00:04", "bytesOut", 700));
        report("b", bucket("10:00:10", "packetsIn", 2), bucket("10:00:10", "somethingNew", 9));

        assertThat(history())
                .extracting(
                        FleetBucket::start,
                        FleetBucket::connects,
                        FleetBucket::packetsIn,
                        FleetBucket::bytesOut)
                .containsExactly(
                        tuple(Instant.parse("2026-11-22T10:00:00Z"), 1L, 7L, 700L),
                        tuple(Instant.parse("2026-11-22T10:00:10Z"), 0L, 2L, 0L));
    }

    @Test
    void countsAReportOnceThoughItComesTwice() {
        FleetEvent report = stats("a", bucket("10:00:03", "packetsIn", 4));
        state.apply(report, now);
        state.apply(report, now);

        assertThat(history()).extracting(FleetBucket::packetsIn).containsExactly(4L);
    }

    @Test
    void tellsNothingHappenedFromNobodyReported() {
        report("a");
        now = now.plusSeconds(60);
        report("a");

        assertThat(history()).hasSize(2).allMatch(bucket -> bucket.packetsIn() == 0);
    }

    @Test
    void putsCountsOfAServerWhoseClockIsFarOffWhereTheyBelong() {
        report("a", new ServerStats.Bucket(now.plus(Duration.ofDays(400)), "packetsIn", 4));
        report("b", new ServerStats.Bucket(Instant.EPOCH, "packetsIn", 5));

        assertThat(history()).extracting(FleetBucket::packetsIn).containsExactly(9L);
    }

    @Test
    void keepsAnHour() {
        for (int i = 0; i < 1_000; i++) {
            now = now.plusSeconds(10);
            report("a", new ServerStats.Bucket(now, "packetsIn", 1));
        }
        assertThat(history()).hasSize(360);
        assertThat(history().getLast().start()).isEqualTo(Instant.parse("2026-11-22T12:46:40Z"));
    }

    @Test
    void samplesOfManyServersShareWhatDidNotChange() {
        state.apply(new FleetEvent.FeedChanged(new FeedStatus.Live(now)), now);
        report("a");
        report("b");
        state.tick(now);
        now = now.plusSeconds(2);
        state.tick(now);
        List<FleetSample> samples = state.snapshot(now).samples();

        assertThat(samples.get(1).clientsByServer()).isSameAs(samples.get(0).clientsByServer());
        assertThat(samples.get(0).clientsByServer()).isEqualTo(Map.of("a", 5, "b", 5));
        assertThat(samples.get(0).clientsByServer().get("c")).isNull();
        assertThat(samples.get(0).clients()).isEqualTo(10);
    }

    private static ServerStats.Bucket bucket(String time, String type, long count) {
        return new ServerStats.Bucket(Instant.parse("2026-11-22T" + time + "Z"), type, count);
    }

    private void report(String server, ServerStats.Bucket... buckets) {
        state.apply(stats(server, buckets), now);
    }

    private FleetEvent stats(String server, ServerStats.Bucket... buckets) {
        uptime += 2;
        return new FleetEvent.StatsReported(
                new ServerStats(
                        server,
                        "host",
                        1,
                        uptime,
                        new ServerEntry.ClientCounts(5, 0),
                        List.of(buckets),
                        Map.of("/", 5),
                        null));
    }

    private List<FleetBucket> history() {
        return state.snapshot(now).history();
    }
}
