package io.signalbox.operation;

/// What a guard found while a plan was made.
public record Finding(Level level, String text) {

    public enum Level {
        OK,
        WARN,
        /// The plan cannot be started.
        BLOCK
    }

    public static Finding ok(String text) {
        return new Finding(Level.OK, text);
    }

    public static Finding warn(String text) {
        return new Finding(Level.WARN, text);
    }

    public static Finding block(String text) {
        return new Finding(Level.BLOCK, text);
    }
}
