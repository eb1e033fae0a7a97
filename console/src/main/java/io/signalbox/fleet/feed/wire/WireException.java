package io.signalbox.fleet.feed.wire;

/// A packet that cannot be read.
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WireException(String why) {
        super(why);
    }
}
