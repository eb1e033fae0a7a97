package io.signalbox.cloud;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where tasks log, and what. Calls return at once; the futures complete on any thread and never fail: what went wrong
/// is an answer too.
public interface TaskLogs {

    /// Where the output of a task goes.
    sealed interface Place {}

    /// @param command that follows the stream in a terminal
    /// @param pageReason why there is no page in the CloudWatch console; empty where there is
    record Known(LogPlace place, String command, String pageReason) implements Place {}

    /// @param sentence why no stream is known, and what can be done
    record Unknown(String sentence) implements Place {}

    /// The last lines, oldest first.
    ///
    /// @param problem why they could not be read; empty when they were
    record Lines(List<LogLine> lines, String problem) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// Remembered, so that asking again costs nothing.
    CompletableFuture<Place> place(Task task);

    CompletableFuture<Lines> last(LogPlace place, int lines);
}
