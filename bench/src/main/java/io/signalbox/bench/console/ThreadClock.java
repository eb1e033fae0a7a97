package io.signalbox.bench.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What one thread of this process has worked and how long it stood ready without a core, as Linux counts it in
/// `/proc`. Elsewhere it says zero. Any thread.
final class ThreadClock {
    private final @Nullable Path file;

    private ThreadClock(@Nullable Path file) {
        this.file = file;
    }

    static ThreadClock ofThisThread() {
        try {
            return new ThreadClock(Path.of("/proc/thread-self").toRealPath().resolve("schedstat"));
        } catch (IOException _) {
            return new ThreadClock(null);
        }
    }

    /// Of the thread whose name begins like this; says zero as long as there is none.
    static ThreadClock of(String name) {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(ThreadTimes.TASKS)) {
            for (Path task : tasks) {
                if (Files.readString(task.resolve("comm")).startsWith(name)) {
                    return new ThreadClock(task.resolve("schedstat"));
                }
            }
        } catch (IOException _) {
            // Not Linux, or a thread that has ended meanwhile.
        }
        return new ThreadClock(null);
    }

    ThreadTimes.Times read() {
        try {
            return file == null
                    ? ThreadTimes.Times.NONE
                    : ThreadTimes.Times.parse(Files.readString(file));
        } catch (IOException _) {
            return ThreadTimes.Times.NONE;
        }
    }
}
