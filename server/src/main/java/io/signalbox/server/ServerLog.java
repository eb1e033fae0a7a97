package io.signalbox.server;

/// Chooses the log's configuration for processes of this module. The file has a name of its own, so that a
/// program that uses the library keeps its own configuration.
final class ServerLog {
    private static final String PROPERTY = "logback.configurationFile";

    private ServerLog() {}

    /// To be called before the first logger is made.
    static void configure() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "signalbox-server-logback.xml");
        }
    }
}
