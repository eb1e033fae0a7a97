package io.signalbox.environment;

/// An environment that cannot be used as it is written. The message is one sentence for the person
/// who wrote it: what was wrong and what is allowed. Never carries a secret.
public final class EnvironmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EnvironmentException(String sentence) {
        super(sentence);
    }

    public EnvironmentException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
