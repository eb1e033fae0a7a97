package io.signalbox.ui.kit.table;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// Where rows are filtered and sorted: 100,000 of them keep a core busy for a while, and the window comes first.
final class RowThreads {
    // Only who waits depends on it, and nothing that has to be right.
    @SuppressWarnings("ThreadPriorityCheck")
    static final Executor SHARED =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform()
                            .daemon()
                            .name("rows")
                            .priority(Thread.MIN_PRIORITY)
                            .factory());

    private RowThreads() {}
}
