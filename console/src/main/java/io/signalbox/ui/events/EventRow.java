package io.signalbox.ui.events;

import io.signalbox.fleet.TailEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of the table: an event, or how many are missing at that place.
///
/// @param number of the event; of the event after the gap
/// @param event null for a gap
/// @param missed events not kept; 0 for an event
record EventRow(long number, @Nullable TailEvent event, long missed) {

    /// Tells lines apart: a gap stands before the event of the same number.
    long key() {
        return event == null ? -number : number;
    }

    /// The tail after the event of that number, with its gaps.
    static List<EventRow> of(List<TailEvent> tail, long after) {
        List<EventRow> rows = new ArrayList<>(tail.size() + 16);
        long last = -1;
        for (TailEvent event : tail) {
            if (event.number() <= after) {
                continue;
            }
            if (last >= 0 && event.number() > last + 1) {
                rows.add(new EventRow(event.number(), null, event.number() - last - 1));
            }
            rows.add(new EventRow(event.number(), event, 0));
            last = event.number();
        }
        return rows;
    }

    String socket() {
        return event == null ? "" : event.socketId();
    }

    String namespace() {
        return event == null ? "" : event.namespace();
    }

    String name() {
        return event == null ? "" : event.name();
    }

    /// `received`, `sent`, `connected` …; empty for a gap.
    String type() {
        return event == null ? "" : event.kind().name().toLowerCase(Locale.ROOT);
    }

    String payload() {
        return event == null || event.payloadJson().equals("[]") ? "" : event.payloadJson();
    }
}
