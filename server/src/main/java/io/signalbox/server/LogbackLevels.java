package io.signalbox.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.signalbox.socketio.admin.extension.LogLevels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The levels of Logback's loggers. Libraries stay at INFO or above: below it some of them write whatever
/// passes through them, passwords and clients' headers included.
final class LogbackLevels implements LogLevels {
    private static final String OWN = "io.signalbox";
    private static final Set<String> NAMES =
            Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    private final LoggerContext context;

    // Guarded by this: the levels that were there before the first change.
    private final Map<String, Optional<Level>> before = new HashMap<>();

    LogbackLevels(LoggerContext context) {
        this.context = context;
    }

    /// Those of this process; null when its log is not Logback's.
    static @Nullable LogbackLevels ofProcess() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? new LogbackLevels(context)
                : null;
    }

    @Override
    public List<Entry> list() {
        return context.getLoggerList().stream()
                .filter(logger -> isOwn(logger.getName()) || logger.getLevel() != null)
                .map(LogbackLevels::entry)
                .toList();
    }

    private static Entry entry(Logger logger) {
        Level level = logger.getLevel();
        return new Entry(
                logger.getName(),
                level == null ? null : level.toString(),
                logger.getEffectiveLevel().toString());
    }

    private static boolean isOwn(String logger) {
        return logger.equals(OWN) || logger.startsWith(OWN + ".");
    }

    @Override
    public synchronized void set(String logger, String level) {
        if (!NAMES.contains(level)) {
            throw new IllegalArgumentException("unknown level " + level + "; allowed: " + NAMES);
        }
        Level wanted = Level.valueOf(level);
        if (!isOwn(logger) && !wanted.isGreaterOrEqual(Level.INFO)) {
            throw new IllegalArgumentException(
                    "below INFO libraries write secrets; allowed for loggers of " + OWN + " only");
        }
        Logger known = context.exists(logger);
        if (known == null) {
            throw new IllegalArgumentException(
                    "there is no such logger; the list tells those of this server");
        }
        before.putIfAbsent(logger, Optional.ofNullable(known.getLevel()));
        known.setLevel(wanted);
    }

    @Override
    public synchronized void reset(@Nullable String logger) {
        if (logger == null) {
            before.forEach(this::restore);
            before.clear();
        } else {
            Optional<Level> level = before.remove(logger);
            if (level == null) {
                throw new IllegalArgumentException("the level of this logger was not changed");
            }
            restore(logger, level);
        }
    }

    private void restore(String logger, Optional<Level> level) {
        context.getLogger(logger).setLevel(level.orElse(null));
    }
}
