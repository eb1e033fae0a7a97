package io.signalbox.testing;

import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Netty's leak detector that also keeps its findings, so that a test can fail on them. Netty makes it by the
/// system property `io.netty.customResourceLeakDetector`, which the module's POM sets.
public final class RecordingLeakDetector<T> extends ResourceLeakDetector<T> {
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    /// Lettuce allocates this buffer when it registers a channel and frees it when the channel is unregistered. A client that
    /// is shut down during a connection attempt never hears of that, so the buffer goes with the client: Lettuce's, not ours.
    private static final String OF_LETTUCE =
            "io.lettuce.core.protocol.CommandHandler.channelRegistered(";

    /// Called by Netty.
    public RecordingLeakDetector(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
    }

    /// Looked for by Netty before the other one, and missed with an error in the log.
    public RecordingLeakDetector(Class<?> resourceType, int samplingInterval, long ignored) {
        this(resourceType, samplingInterval);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        if (!records.contains(OF_LETTUCE)) {
            FOUND.add(resourceType + " was not released before it was collected:" + records);
        }
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        FOUND.add(resourceType + " was not released before it was collected");
    }

    /// Takes what has been found so far.
    static List<String> take() {
        List<String> taken = new ArrayList<>();
        for (String leak = FOUND.poll(); leak != null; leak = FOUND.poll()) {
            taken.add(leak);
        }
        return taken;
    }
}
