package io.signalbox.engineio.transport.tls;

/// Certificate or key cannot be used. The text names the file and says what to do; it never holds contents.
public final class BadTlsFilesException extends Exception {
    private static final long serialVersionUID = 1;

    BadTlsFilesException(String message) {
        super(message);
    }
}
