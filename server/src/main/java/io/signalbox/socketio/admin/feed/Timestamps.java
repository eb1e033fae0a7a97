package io.signalbox.socketio.admin.feed;

import io.signalbox.socketio.packet.msgpack.JsTime;
import java.util.Objects;

/// The present moment as ISO-8601 text with milliseconds. Many events share a millisecond, so the text
/// is kept for the next caller.
final class Timestamps {

    private record Reading(long millis, String text) {}

    private volatile Reading last = new Reading(0, "");

    String now() {
        long millis = System.currentTimeMillis();
        Reading reading = last;
        if (reading.millis() != millis) {
            reading = new Reading(millis, Objects.requireNonNull(JsTime.iso((double) millis)));
            last = reading;
        }
        return reading.text();
    }
}
