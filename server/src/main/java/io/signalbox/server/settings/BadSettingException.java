package io.signalbox.server.settings;

/// A setting cannot be used. The text names it, its value (never a secret's) and what is allowed.
public final class BadSettingException extends Exception {
    private static final long serialVersionUID = 1;

    BadSettingException(String message) {
        super(message);
    }
}
