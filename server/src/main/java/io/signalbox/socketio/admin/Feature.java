package io.signalbox.socketio.admin;

import io.signalbox.socketio.admin.extension.AdminExtensions;
import java.util.ArrayList;
import java.util.List;

/// What a server announces in `config.supportedFeatures`; the names are those on the wire. The last three
/// are not official, and the official UI ignores them.
enum Feature {
    EMIT,
    JOIN,
    LEAVE,
    DISCONNECT,
    MJOIN,
    MLEAVE,
    MDISCONNECT,
    AGGREGATED_EVENTS,
    ALL_EVENTS,
    DRAIN,
    QUERY,
    LOG_LEVEL;

    private static final List<Feature> COMMANDS =
            List.of(EMIT, JOIN, LEAVE, DISCONNECT, MJOIN, MLEAVE, MDISCONNECT);

    static List<String> names(boolean readonly, AdminMode mode, AdminExtensions extensions) {
        List<Feature> features = new ArrayList<>(readonly ? List.of() : COMMANDS);
        features.add(AGGREGATED_EVENTS);
        if (mode == AdminMode.DEVELOPMENT) {
            features.add(ALL_EVENTS);
        }
        if (!readonly && extensions.drain() != null) {
            features.add(DRAIN);
        }
        if (extensions.queries()) {
            features.add(QUERY);
        }
        if (!readonly && extensions.logLevels() != null) {
            features.add(LOG_LEVEL);
        }
        return features.stream().map(Feature::name).toList();
    }
}
