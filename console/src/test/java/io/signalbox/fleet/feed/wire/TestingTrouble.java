package io.signalbox.fleet.feed.wire;

import java.util.ArrayList;
import java.util.List;

/// Remembers what could not be read.
final class TestingTrouble implements WireTrouble {

    final List<String> unreadable = new ArrayList<>();
    int otherParser;

    @Override
    public void unreadable(String why) {
        unreadable.add(why);
    }

    @Override
    public void otherParser() {
        otherParser++;
    }
}
