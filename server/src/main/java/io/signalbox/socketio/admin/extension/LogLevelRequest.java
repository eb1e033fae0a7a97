package io.signalbox.socketio.admin.extension;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The event `log_level`.
sealed interface LogLevelRequest {
    /// Its name.
    String EVENT = "log_level";

    /// Whose levels.
    String serverId();

    /// Asks for the levels.
    record ListAll(String serverId) implements LogLevelRequest {}

    /// Sets one.
    record Set(String serverId, String logger, String level) implements LogLevelRequest {}

    /// Takes one back, or all.
    record Reset(String serverId, @Nullable String logger) implements LogLevelRequest {}

    /// Reads the event's argument.
    static LogLevelRequest parse(@Nullable Object argument) throws Refusal {
        Fields fields = Fields.of(argument, "serverId", "action", "logger", "level");
        String serverId = fields.requiredText("serverId");
        String action = fields.choice("action", "list", "list", "set", "reset");
        String logger = fields.text("logger");
        if (fields.has("level") && !action.equals("set")) {
            throw new Refusal("level goes with the action set only");
        }
        if (logger != null && action.equals("list")) {
            throw new Refusal("logger goes with the actions set and reset only");
        }
        return switch (action) {
            case "set" -> new Set(serverId, fields.requiredText("logger"), level(fields));
            case "reset" -> new Reset(serverId, logger);
            default -> new ListAll(serverId);
        };
    }

    private static String level(Fields fields) throws Refusal {
        return fields.choice(
                "level",
                fields.requiredText("level"),
                "TRACE",
                "DEBUG",
                "INFO",
                "WARN",
                "ERROR",
                "OFF");
    }

    /// Does it.
    static Map<String, @Nullable Object> run(LogLevelRequest request, LogLevels levels)
            throws Refusal {
        try {
            switch (request) {
                case ListAll _ -> {}
                case Set set -> levels.set(set.logger(), set.level());
                case Reset reset -> levels.reset(reset.logger());
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("serverId", request.serverId());
        answer.put("loggers", views(levels.list()));
        return answer;
    }

    private static List<Map<String, @Nullable Object>> views(List<LogLevels.Entry> entries) {
        return entries.stream().map(LogLevelRequest::view).toList();
    }

    private static Map<String, @Nullable Object> view(LogLevels.Entry entry) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("logger", entry.logger());
        view.put("level", entry.level());
        view.put("effective", entry.effective());
        return view;
    }
}
