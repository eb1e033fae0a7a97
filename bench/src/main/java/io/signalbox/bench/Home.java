package io.signalbox.bench;

import io.signalbox.bench.compare.Java;
import java.nio.file.Path;

/// Where Signalbox is, as the start script tells, and how its tools log.
final class Home {
    private Home() {}

    /// To be called before the first logger is made.
    static void quietLog() {
        System.setProperty("logback.configurationFile", Java.LOG);
    }

    static Path folder() {
        String home = System.getenv("SIGNALBOX_HOME");
        return Path.of(home == null ? "" : home).toAbsolutePath();
    }
}
