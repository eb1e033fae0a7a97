package io.signalbox.ui.notices;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.AlarmReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which alarms went off and came back from one reading to the next. CloudWatch itself has waited long enough before it
/// says so. Confined to one thread.
final class AlarmRules {
    private static final int NAMED = 3;

    private Map<String, Alarm> off = new TreeMap<>();

    /// @param sentence without a full stop
    record Told(Notice.Level level, String sentence) {}

    List<Told> observe(AlarmReading reading) {
        if (!reading.unread().isEmpty()) {
            return List.of();
        }
        Map<String, Alarm> now = new TreeMap<>();
        reading.calling().forEach(alarm -> now.put(alarm.name(), alarm));
        List<Alarm> began = now.values().stream().filter(a -> !off.containsKey(a.name())).toList();
        List<String> over = off.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        off = now;
        List<Told> told = new ArrayList<>();
        if (began.size() <= NAMED) {
            began.forEach(alarm -> told.add(new Told(Notice.Level.CRITICAL, sentence(alarm))));
        } else {
            told.add(
                    new Told(
                            Notice.Level.CRITICAL,
                            "%d alarms went off, among them %s"
                                    .formatted(began.size(), began.getFirst().name())));
        }
        if (!over.isEmpty()) {
            told.add(
                    new Told(
                            Notice.Level.INFO,
                            over.size() == 1
                                    ? "Alarm " + over.getFirst() + " is over"
                                    : over.size() + " alarms are over"));
        }
        return told;
    }

    private static String sentence(Alarm alarm) {
        String about = alarm.description().isBlank() ? alarm.reason() : alarm.description();
        String bare = about.endsWith(".") ? about.substring(0, about.length() - 1) : about;
        return bare.isBlank() ? "Alarm " + alarm.name() : "Alarm " + alarm.name() + ": " + bare;
    }
}
