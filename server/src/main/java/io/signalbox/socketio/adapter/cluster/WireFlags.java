package io.signalbox.socketio.adapter.cluster;

import io.signalbox.socketio.adapter.BroadcastFlags;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `flags` of a broadcast on the wire. `local` never travels; flags that this version does not
/// know are ignored.
public final class WireFlags {

    private static final long MAX_TIMEOUT_MILLIS = Duration.ofDays(1).toMillis();

    private WireFlags() {}

    public static Map<String, @Nullable Object> write(BroadcastFlags flags) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (flags.isVolatile()) {
            map.put("volatile", true);
        }
        if (flags.compress() != null) {
            map.put("compress", flags.compress());
        }
        if (flags.timeout() != null) {
            map.put("timeout", flags.timeout().toMillis());
        }
        if (flags.expectSingleResponse()) {
            map.put("expectSingleResponse", true);
        }
        return map;
    }

    public static BroadcastFlags read(Map<String, @Nullable Object> map) {
        return new BroadcastFlags(
                Boolean.TRUE.equals(map.get("volatile")),
                map.get("compress") instanceof Boolean compress ? compress : null,
                false,
                map.get("timeout") instanceof Number millis ? timeout(millis.longValue()) : null,
                Boolean.TRUE.equals(map.get("expectSingleResponse")));
    }

    private static Duration timeout(long millis) {
        return Duration.ofMillis(Math.clamp(millis, 1, MAX_TIMEOUT_MILLIS));
    }
}
