package io.signalbox.socketio.packet.msgpack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Points in time as JavaScript's `Date` writes them: what servers and consoles exchange.
public final class JsTime {

    /// The furthest moments from the epoch that a JavaScript `Date` can hold.
    private static final double LIMIT_MILLIS = 8.64e15;

    private static final DateTimeFormatter COMMON =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXTENDED =
            DateTimeFormatter.ofPattern("MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern(
                            "EEE MMM dd uuuu HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'",
                            Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private JsTime() {}

    /// `Sun Nov 22 2026 01:28:21 GMT+0000 (Coordinated Universal Time)`, as `Date.toString()` on a
    /// machine whose clock is set to UTC.
    public static String text(Instant instant) {
        return DATE.format(instant);
    }

    /// `2026-11-22T01:28:21.305Z`; null, as in JSON, for what would be an invalid `Date`.
    public static @Nullable String iso(double epochMillis) {
        if (!(Math.abs(epochMillis) <= LIMIT_MILLIS)) {
            return null;
        }
        Instant instant = Instant.ofEpochMilli((long) epochMillis);
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        if (year >= 0 && year <= 9999) {
            return COMMON.format(instant);
        }
        return String.format(Locale.ROOT, "%+07d-%s", year, EXTENDED.format(instant));
    }
}
