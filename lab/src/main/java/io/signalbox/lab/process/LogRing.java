package io.signalbox.lab.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last lines that a process printed: at most 500 of at most 2000 characters. Any thread.
public final class LogRing {
    private static final int LINES = 500;
    private static final int LONGEST = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();

    public synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    /// Oldest first.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public synchronized List<String> last(int count) {
        List<String> all = lines();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
