package io.signalbox.socketio.admin;

import java.util.ArrayList;
import java.util.List;

/// What a server announces in `config.supportedFeatures`; the names are those on the wire.
enum Feature {
    EMIT,
    JOIN,
    LEAVE,
    DISCONNECT,
    MJOIN,
    MLEAVE,
    MDISCONNECT,
    AGGREGATED_EVENTS,
    ALL_EVENTS;

    private static final List<Feature> COMMANDS =
            List.of(EMIT, JOIN, LEAVE, DISCONNECT, MJOIN, MLEAVE, MDISCONNECT);

    static List<String> names(boolean readonly, AdminMode mode) {
        List<Feature> features = new ArrayList<>(readonly ? List.of() : COMMANDS);
        features.add(AGGREGATED_EVENTS);
        if (mode == AdminMode.DEVELOPMENT) {
            features.add(ALL_EVENTS);
        }
        return features.stream().map(Feature::name).toList();
    }
}
