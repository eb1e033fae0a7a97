package io.signalbox.socketio.admin.extension;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much the server writes into its log, while it runs. Any thread; must not block.
public interface LogLevels {

    /// One logger.
    ///
    /// @param logger its name, `ROOT` for the one above all
    /// @param level as set for it, null where it takes that of the logger above
    /// @param effective what counts
    record Entry(String logger, @Nullable String level, String effective) {}

    /// The loggers that there are, in the order of their names.
    List<Entry> list();

    /// Sets the level of one logger.
    ///
    /// @param level `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` or `OFF`
    /// @throws IllegalArgumentException if there is no such logger or level, or it may not be set; the text
    ///     says what is allowed
    void set(String logger, String level);

    /// Takes back what was set.
    ///
    /// @param logger null for all
    void reset(@Nullable String logger);
}
