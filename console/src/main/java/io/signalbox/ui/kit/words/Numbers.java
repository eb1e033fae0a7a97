package io.signalbox.ui.kit.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Words for numbers, ages and times, the same everywhere.
public final class Numbers {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final long KIB = 1024;

    private Numbers() {}

    /// `12,418`.
    public static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// A rate: whole from ten on, one decimal below; `61`, `4.2`, `0`.
    public static String rate(double perSecond) {
        return perSecond >= 9.95 || isWhole(perSecond)
                ? grouped(Math.round(perSecond))
                : String.format(Locale.ROOT, "%.1f", perSecond);
    }

    /// A share 0..1 as `31 %`; below ten percent with one decimal, `4.8 %`.
    public static String percent(double share) {
        double percent = share * 100;
        return percent >= 9.95 || isWhole(percent)
                ? Math.round(percent) + " %"
                : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /// For axes: `16k`, `1.5M`, `250`.
    public static String compact(double value) {
        double size = Math.abs(value);
        if (size >= 1_000_000) {
            return short1(value / 1_000_000) + "M";
        }
        return size >= 1_000 ? short1(value / 1_000) + "k" : short1(value);
    }

    /// `96 KiB`, `1.4 MiB`, `0 B`.
    public static String bytes(double bytes) {
        if (bytes < KIB) {
            return Math.round(bytes) + " B";
        }
        if (bytes < KIB * KIB) {
            return grouped(Math.round(bytes / KIB)) + " KiB";
        }
        double mib = bytes / (KIB * KIB);
        return mib < 10
                ? String.format(Locale.ROOT, "%.1f MiB", mib)
                : grouped(Math.round(mib)) + " MiB";
    }

    /// How long ago or how long: `0.4 s`, `12 s`, `26 min`, `3 h 5 min`, `3 d 4 h`.
    public static String age(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        long seconds = millis / 1000;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 24
                ? hours + " h " + minutes % 60 + " min"
                : hours / 24 + " d " + hours % 24 + " h";
    }

    /// A set length of time: `30 s`, `20 min`, `1 h`, `1 h 30 min`.
    public static String span(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes == 0 || duration.toSeconds() % 60 != 0) {
            return grouped(duration.toSeconds()) + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0
                ? minutes / 60 + " h"
                : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /// What is left or has passed, as a clock: `14:32`, `1:02:05`.
    public static String countdown(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /// Local time `14:00:07`.
    public static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /// Local time `14:00`.
    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }

    /// Local time with the day where that is another than now's: `14:00:07`, `21 Nov 14:00`.
    ///
    /// @param now of what is shown, a snapshot's time
    public static String moment(Instant at, Instant now) {
        ZonedDateTime local = at.atZone(ZoneId.systemDefault());
        return local.toLocalDate().equals(LocalDate.ofInstant(now, ZoneId.systemDefault()))
                ? CLOCK.format(local)
                : DAY_AND_MINUTE.format(local);
    }

    /// `1 task`, `2 tasks`.
    public static String count(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }

    private static String short1(double value) {
        return isWhole(value)
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 0.05;
    }
}
