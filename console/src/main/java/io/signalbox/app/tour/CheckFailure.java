package io.signalbox.app.tour;

/// Something was not as the tour expects. The message says what was found instead.
final class CheckFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckFailure(String found) {
        super(found);
    }

    CheckFailure(String found, Throwable cause) {
        super(found, cause);
    }
}
