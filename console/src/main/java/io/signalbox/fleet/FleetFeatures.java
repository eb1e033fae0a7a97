package io.signalbox.fleet;

import java.util.Set;

/// What the fleet announced in `config`.
///
/// @param announced feature words as sent (`EMIT`, `JOIN`, `ALL_EVENTS`, …)
/// @param developmentMode sockets, rooms and events are reported one by one; otherwise only totals
public record FleetFeatures(Set<String> announced, boolean developmentMode) {

    public static final FleetFeatures NONE = new FleetFeatures(Set.of(), false);

    public FleetFeatures {
        announced = Set.copyOf(announced);
    }

    public static FleetFeatures of(Set<String> announced) {
        // Servers from before 0.4 know neither word and always send everything.
        boolean all = announced.contains("ALL_EVENTS") || !announced.contains("AGGREGATED_EVENTS");
        return new FleetFeatures(announced, all);
    }

    public boolean has(String feature) {
        return announced.contains(feature);
    }
}
