package io.signalbox.testing;

import io.netty.buffer.ByteBufAllocator;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test class after which Netty finds a buffer that nobody released. Registered for all classes by
/// `META-INF/services`; the level `paranoid` is set in the root POM.
public final class LeakCheck implements AfterAllCallback {
    private static final long GC_MILLIS = 2_000;

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        List<String> leaks = find();
        if (!leaks.isEmpty()) {
            throw new AssertionError(
                    "leaked during or before "
                            + context.getDisplayName()
                            + ":\n"
                            + String.join("\n", leaks));
        }
    }

    static List<String> find() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        PhantomReference<Object> marker = new PhantomReference<>(new Object(), queue);
        System.gc();
        // When the marker has been found, so has all that was garbage before it.
        queue.remove(GC_MILLIS);
        marker.clear();
        // The detector reports when it tracks the next buffer.
        ByteBufAllocator.DEFAULT.buffer(1).release();
        return RecordingLeakDetector.take();
    }
}
