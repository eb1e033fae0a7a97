package io.signalbox.socketio.adapter.recovery;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A socket whose client is away.
///
/// @param sid its public id
/// @param pid the secret by which the client proves that it is the same
/// @param rooms those that it was in
/// @param data its `data`
/// @param savedAt reading of [System#nanoTime()]
public record SavedSession(
        String sid,
        String pid,
        Set<String> rooms,
        Map<String, @Nullable Object> data,
        long savedAt) {}
