package io.signalbox.engineio;

import java.util.concurrent.CompletionStage;

/// Decides whether a request may open a session, by polling or by WebSocket. Called on an event loop and must
/// not block it; the answer may come later, on any thread. A stage that fails refuses with the usual text.
/// Source: Socket.IO server options, `allowRequest`.
@FunctionalInterface
public interface AllowRequest {

    /// The decision.
    CompletionStage<Decision> decide(HandshakeRequest request);

    /// What was decided.
    sealed interface Decision {
        /// May come in.
        record Allow() implements Decision {}

        /// May not: polling gets status 403 with code 4 and this text, WebSocket 400 with the text.
        record Refuse(String message) implements Decision {}
    }
}
