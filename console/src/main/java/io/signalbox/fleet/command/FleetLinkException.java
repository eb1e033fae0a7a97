package io.signalbox.fleet.command;

/// A command or question that did not get to the fleet. The message is a sentence for the operator.
public final class FleetLinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FleetLinkException(String sentence) {
        super(sentence);
    }
}
