package io.signalbox.templates;

/// A fleet file that cannot be used. The message names the file, the line where there is one, what was wrong and what is
/// allowed.
public final class FleetFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public FleetFileException(String message) {
        super(message);
    }
}
