package io.signalbox.lab.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The metrics of the lab: three hours of them, in steps of ten seconds. Control thread only.
public final class MetricStore {
    private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);
    private static final long STEP = 10;
    private static final long KEPT = Duration.ofHours(3).toSeconds();

    /// Every task that ever ran has metrics of its own.
    private static final int MOST_KEYS = 10_000;

    private final Map<MetricKey, NavigableMap<Long, StatisticSet>> steps = new HashMap<>();

    /// Takes one value in.
    public void record(MetricKey key, Instant at, double value) {
        record(key, at, StatisticSet.of(value));
    }

    void record(MetricKey key, Instant at, StatisticSet values) {
        if (!steps.containsKey(key) && steps.size() >= MOST_KEYS) {
            LOG.warn("{} is not kept: there are {} metrics already", key, MOST_KEYS);
            return;
        }
        NavigableMap<Long, StatisticSet> series = steps.computeIfAbsent(key, _ -> new TreeMap<>());
        long step = Math.floorDiv(at.getEpochSecond(), STEP) * STEP;
        series.merge(step, values, StatisticSet::plus);
        series.headMap(step - KEPT).clear();
    }

    /// Forgets the metrics that have had no value for three hours.
    public void forgetOld(Instant now) {
        steps.values().removeIf(series -> series.lastKey() < now.getEpochSecond() - KEPT);
    }

    /// Values from `from` (inclusive) to `to` (exclusive), one for each period that had any, each under the beginning
    /// of its period.
    NavigableMap<Instant, StatisticSet> series(
            MetricKey key, Instant from, Instant to, Duration period) {
        NavigableMap<Instant, StatisticSet> found = new TreeMap<>();
        NavigableMap<Long, StatisticSet> all = steps.get(key);
        if (all != null && from.isBefore(to)) {
            all.subMap(from.getEpochSecond(), true, to.getEpochSecond(), false)
                    .forEach(
                            (step, set) ->
                                    found.merge(
                                            aligned(Instant.ofEpochSecond(step), period),
                                            set,
                                            StatisticSet::plus));
        }
        return found;
    }

    /// The beginning of the period that the time is in.
    public static Instant aligned(Instant time, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /// In no order.
    public List<MetricKey> keys() {
        return List.copyOf(steps.keySet());
    }
}
