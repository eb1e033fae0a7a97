package io.signalbox.ui.kit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Arrays;
import org.testfx.util.WaitForAsyncUtils;

/// JavaFX's headless screen is a buffer of 1000 rows of 1000 pixels. What a window shows is copied
/// into it without a look at its end, so a window that hangs over the lower edge by one row, even
/// for one frame on its way to its place, throws on the FX thread. TestFX would hold that against
/// whichever test comes next. No test reads that buffer; pictures are snapshots of scenes.
public final class HeadlessScreen {
    private static final String WINDOW = "com.sun.glass.ui.headless.HeadlessWindow";
    private static boolean forgiven;

    private HeadlessScreen() {}

    /// Keeps what the screen's own buffer threw from TestFX, and nothing else. From the first call
    /// on, for the whole JVM.
    public static synchronized void forgiveItsEdges() {
        if (forgiven) {
            return;
        }
        // Has TestFX install its handler, which would replace ours if it came later.
        WaitForAsyncUtils.waitForFxEvents(0);
        UncaughtExceptionHandler testFx = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> {
                    if (!overTheEdge(thrown)) {
                        testFx.uncaughtException(thread, thrown);
                    }
                });
        forgiven = true;
    }

    /// The first frame that is not the JDK's tells who reached beyond.
    private static boolean overTheEdge(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException
                && Arrays.stream(thrown.getStackTrace())
                        .filter(frame -> !"java.base".equals(frame.getModuleName()))
                        .findFirst()
                        .filter(frame -> WINDOW.equals(frame.getClassName()))
                        .isPresent();
    }
}
