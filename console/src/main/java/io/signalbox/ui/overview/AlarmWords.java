package io.signalbox.ui.overview;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.AlarmReading;
import io.signalbox.ui.kit.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Alarms in words.
final class AlarmWords {
    private AlarmWords() {}

    /// What leads to the list of alarms: `1 of 12 alarms ›`; empty where there is nothing to list.
    static String link(AlarmReading reading) {
        if (!reading.unread().isEmpty()) {
            return "Alarms not read ›";
        }
        int all = reading.alarms().size();
        if (all == 0) {
            return "";
        }
        int calling = reading.calling().size();
        return (calling == 0 ? "" : calling + " of ")
                + Numbers.count(all, "alarm", "alarms")
                + " ›";
    }

    /// `1 in alarm, 2 without data, 9 OK`.
    static String summary(AlarmReading reading) {
        List<String> parts = new ArrayList<>();
        for (Alarm.State state : Alarm.State.values()) {
            long count = reading.alarms().stream().filter(a -> a.state() == state).count();
            if (count > 0) {
                parts.add(count + " " + state.word());
            }
        }
        return String.join(", ", parts);
    }

    /// `in alarm since 14:02:11`; what scaling's own alarms do is said too.
    static String state(Alarm alarm, Instant now) {
        String since = alarm.state().word() + " since " + Numbers.moment(alarm.since(), now);
        return alarm.scaling() ? since + ", for scaling only" : since;
    }
}
