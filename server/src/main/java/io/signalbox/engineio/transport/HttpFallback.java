package io.signalbox.engineio.transport;

import java.util.concurrent.CompletionStage;
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

    /// The same for answers that take longer than an event loop may wait; asked first.
    ///
    /// @return null for what [#reply] is to answer
    default @Nullable CompletionStage<HttpReply> later(String method, String path) {
        return null;
    }
}
