package io.signalbox.journal;

/// The journal cannot be read or written. The message names the file and the reason.
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
