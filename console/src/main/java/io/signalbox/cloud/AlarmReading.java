package io.signalbox.cloud;

import java.util.List;

/// The alarms of this fleet as last read. An identity that may not read them may still do all else.
///
/// @param unread why they could not be read, with the action that is missing; empty when they were
public record AlarmReading(List<Alarm> alarms, String unread) {
    public static final AlarmReading NONE = new AlarmReading(List.of(), "");

    public AlarmReading {
        alarms = List.copyOf(alarms);
    }

    public static AlarmReading unread(String sentence) {
        return new AlarmReading(List.of(), sentence);
    }

    /// Those that somebody has to look at.
    public List<Alarm> calling() {
        return alarms.stream().filter(Alarm::calling).toList();
    }
}
