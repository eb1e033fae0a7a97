package io.signalbox.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Where the console's log goes: standard error, warnings of libraries and what the console itself
/// says. Must be called before anything logs.
public final class ConsoleLog {

    private static final String PROPERTY = "logback.configurationFile";

    // Held, because java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private ConsoleLog() {}

    /// Sets what the command line left unset.
    public static void configure() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "signalbox-console-logback.xml");
        }
        // JavaFX warns at each start that it is on the class path, which decision 4 chose.
        TOOLKIT.setLevel(Level.SEVERE);
    }
}
