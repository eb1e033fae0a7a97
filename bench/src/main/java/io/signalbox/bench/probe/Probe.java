package io.signalbox.bench.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Reads what one process has used so far, mostly from `/proc`. Any thread.
///
/// @param pid of the process
public record Probe(long pid) {
    private static final int KIB = 1024;

    /// Processor time of user and system together, in steps of 10 ms on Linux.
    ///
    /// @throws IOException when the process is gone
    public Duration cpu() throws IOException {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IOException("process " + pid + " is gone"));
    }

    /// Resident memory in bytes.
    public long residentBytes() throws IOException {
        return status("VmRSS:") * KIB;
    }

    /// Threads of the operating system.
    public long threads() throws IOException {
        return status("Threads:");
    }

    /// Open file descriptors.
    public long openFiles() throws IOException {
        String[] all = new File("/proc/" + pid + "/fd").list();
        if (all == null) {
            throw new IOException("process " + pid + " is gone, or this system has no /proc");
        }
        return all.length;
    }

    private long status(String field) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException(field + " is not in " + status));
    }

    /// Waits until the process hardly works any more, so that a compiler's queue is empty and the last
    /// answers are out, for 15 s at most.
    public void awaitQuiet() throws IOException {
        Duration before = cpu();
        int quiet = 0;
        for (int i = 0; i < 60 && quiet < 3; i++) {
            Pause.millis(250);
            Duration now = cpu();
            quiet = now.minus(before).toMillis() <= 10 ? quiet + 1 : 0;
            before = now;
        }
    }
}
