package io.signalbox.server.settings;

/// How the log is written.
///
/// @param json one JSON object per line instead of text
/// @param level least level that is written
public record LogSettings(boolean json, String level) {

    /// @throws BadSettingException for a value that is not allowed
    public static LogSettings from(Settings settings) throws BadSettingException {
        return new LogSettings(
                settings.choice("LOG_FORMAT", "text", "text", "json").equals("json"),
                settings.choice("LOG_LEVEL", "INFO", "TRACE", "DEBUG", "INFO", "WARN", "ERROR"));
    }
}
