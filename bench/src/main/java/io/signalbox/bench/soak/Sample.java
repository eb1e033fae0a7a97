package io.signalbox.bench.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What the server used at one moment, read after all garbage was collected.
///
/// @param seconds since the load began
/// @param phase `load`, or `rest` when all clients are gone
/// @param connections that the load has open
/// @param heapBytes live objects
/// @param directBytes buffers outside the heap, whoever allocated them
/// @param cores share of one core since the sample before, without what the sample itself took
/// @param messages that the clients have received since the start
public record Sample(
        long seconds,
        String phase,
        int connections,
        long heapBytes,
        long residentBytes,
        long directBytes,
        long threads,
        long openFiles,
        double cores,
        long messages) {

    /// One measured thing.
    ///
    /// @param tolerated growth over the window that is no growth: noise of the measurement itself
    record Column(String name, ToDoubleFunction<Sample> value, double tolerated) {}

    static final List<Column> COLUMNS =
            List.of(
                    new Column("heap MB", s -> s.heapBytes / 1e6, 2),
                    new Column("resident MB", s -> s.residentBytes / 1e6, 12),
                    new Column("direct MB", s -> s.directBytes / 1e6, 6),
                    new Column("threads", s -> s.threads, 3),
                    new Column("open files", s -> s.openFiles, 40));

    static final String HEADER =
            "seconds,phase,connections,heap_bytes,resident_bytes,direct_bytes,threads,open_files,cores,messages";

    String csv() {
        return String.format(
                Locale.ROOT,
                "%d,%s,%d,%d,%d,%d,%d,%d,%.3f,%d",
                seconds,
                phase,
                connections,
                heapBytes,
                residentBytes,
                directBytes,
                threads,
                openFiles,
                cores,
                messages);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%5d s %-4s %4d connections, heap %.1f MB, resident %.0f MB, direct %.1f MB, %d threads, %d files, %.0f %% of a core, %,d messages",
                seconds,
                phase,
                connections,
                heapBytes / 1e6,
                residentBytes / 1e6,
                directBytes / 1e6,
                threads,
                openFiles,
                cores * 100,
                messages);
    }
}
