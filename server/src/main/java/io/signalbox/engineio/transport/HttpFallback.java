package io.signalbox.engineio.transport;

import org.jspecify.annotations.Nullable;

/// Answers HTTP requests outside the engine's path, such as health checks. Called on event loops; must not
/// block.
@FunctionalInterface
public interface HttpFallback {

    /// Nothing but the engine.
    HttpFallback NONE = (_, _) -> null;

    /// @param path without the query
    /// @return null for 404
    @Nullable HttpReply reply(String method, String path);
}
