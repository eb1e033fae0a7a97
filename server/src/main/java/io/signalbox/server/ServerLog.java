package io.signalbox.server;

import io.signalbox.server.settings.LogSettings;

/// Chooses the log's configuration for processes of this module. The files have names of their own, so that a
/// program that uses the library keeps its own configuration.
final class ServerLog {
    private static final String FILE = "logback.configurationFile";
    private static final String LEVEL = "signalbox.log.level";

    private ServerLog() {}

    /// Text, from INFO on. To be called before the first logger is made.
    static void configure() {
        configure(new LogSettings(false, "INFO"));
    }

    /// To be called before the first logger is made.
    static void configure(LogSettings settings) {
        setUnlessSet(LEVEL, settings.level());
        setUnlessSet(
                FILE,
                settings.json()
                        ? "signalbox-server-json-logback.xml"
                        : "signalbox-server-logback.xml");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
