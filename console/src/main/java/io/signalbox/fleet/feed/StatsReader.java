package io.signalbox.fleet.feed;

import io.signalbox.fleet.DrainProgress;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.fleet.ServerLoad;
import io.signalbox.fleet.ServerStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Reads `server_stats`. Only `serverId` must be there; servers before admin-ui 0.4 send no buckets
/// and no namespaces.
final class StatsReader {

    private StatsReader() {}

    static ServerStats read(JSONObject stats) {
        return new ServerStats(
                stats.get("serverId").toString(),
                stats.optString("hostname", ""),
                stats.optLong("pid", 0),
                Math.max(0, stats.optDouble("uptime", 0)),
                new ServerEntry.ClientCounts(
                        count(stats, "clientsCount"), count(stats, "pollingClientsCount")),
                buckets(stats.optJSONArray("aggregatedEvents")),
                namespaces(stats.optJSONArray("namespaces")),
                extras(stats.optJSONObject("signalbox")));
    }

    private static List<ServerStats.Bucket> buckets(@Nullable JSONArray list) {
        if (list == null) {
            return List.of();
        }
        var buckets = new ArrayList<ServerStats.Bucket>(list.length());
        for (int i = 0; i < list.length(); i++) {
            JSONObject bucket = list.getJSONObject(i);
            long count = bucket.optLong("count", 0);
            if (count > 0) {
                buckets.add(
                        new ServerStats.Bucket(
                                Instant.ofEpochMilli(bucket.optLong("timestamp", 0)),
                                bucket.optString("type", ""),
                                count));
            }
        }
        return buckets;
    }

    private static @Nullable Map<String, Integer> namespaces(@Nullable JSONArray list) {
        if (list == null) {
            return null;
        }
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < list.length(); i++) {
            JSONObject namespace = list.getJSONObject(i);
            counts.merge(
                    namespace.getString("name"), count(namespace, "socketsCount"), Integer::sum);
        }
        return counts;
    }

    private static @Nullable ServerExtras extras(@Nullable JSONObject own) {
        if (own == null) {
            return null;
        }
        return new ServerExtras(
                own.optString("version", ""),
                textOrNull(own, "colour"),
                textOrNull(own, "taskId"),
                textOrNull(own, "zone"),
                new ServerLoad(
                        finite(own.optDouble("cpu", 0)),
                        own.optLong("heapUsedBytes", 0),
                        own.optLong("heapMaxBytes", 0),
                        maxLag(own.optJSONArray("loops"))),
                count(own, "rooms"),
                own.optString("redis", ""),
                own.optBoolean("draining", false),
                drain(own.optJSONObject("drain")));
    }

    private static @Nullable DrainProgress drain(@Nullable JSONObject drain) {
        return drain == null
                ? null
                : new DrainProgress(
                        drain.optString("phase", ""),
                        count(drain, "left"),
                        count(drain, "closed"),
                        finite(drain.optDouble("socketsPerSecond", 0)));
    }

    private static double maxLag(@Nullable JSONArray loops) {
        double max = 0;
        for (int i = 0; loops != null && i < loops.length(); i++) {
            max = Math.max(max, finite(loops.getJSONObject(i).optDouble("lagMillis", 0)));
        }
        return max;
    }

    private static int count(JSONObject object, String name) {
        return Math.max(0, object.optInt(name, 0));
    }

    private static double finite(double value) {
        return Double.isFinite(value) && value > 0 ? value : 0;
    }

    private static @Nullable String textOrNull(JSONObject object, String name) {
        String text = object.isNull(name) ? "" : object.optString(name, "");
        return text.isEmpty() ? null : text;
    }
}
