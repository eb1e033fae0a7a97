package io.signalbox.socketio.adapter.redis.classic;

import java.time.Duration;

/// Settings of the classic adapter.
///
/// @param keyPrefix first part of every channel name; the same on all servers
/// @param requestTimeout how long answers of other servers are waited for
/// @param publishOnSpecificResponseChannel answer on the asking server's own channel
public record ClassicOptions(
        String keyPrefix, Duration requestTimeout, boolean publishOnSpecificResponseChannel) {}
