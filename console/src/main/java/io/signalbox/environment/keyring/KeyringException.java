package io.signalbox.environment.keyring;

/// The keyring cannot be used. The message is one sentence for the operator and holds no secret.
public final class KeyringException extends Exception {

    private static final long serialVersionUID = 1L;

    public KeyringException(String sentence) {
        super(sentence);
    }

    public KeyringException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
