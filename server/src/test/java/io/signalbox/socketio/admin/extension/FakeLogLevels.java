package io.signalbox.socketio.admin.extension;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Two loggers; remembers what was changed.
final class FakeLogLevels implements LogLevels {
    final List<String> changes = new CopyOnWriteArrayList<>();

    @Override
    public List<Entry> list() {
        return List.of(new Entry("ROOT", "INFO", "INFO"), new Entry("a.b", null, "INFO"));
    }

    @Override
    public void set(String logger, String level) {
        if (logger.equals("none")) {
            throw new IllegalArgumentException("no such logger");
        }
        changes.add(logger + "=" + level);
    }

    @Override
    public void reset(@Nullable String logger) {
        changes.add("reset " + (logger == null ? "all" : logger));
    }
}
