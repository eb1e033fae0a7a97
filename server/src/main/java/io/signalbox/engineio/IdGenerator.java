package io.signalbox.engineio;

import java.util.concurrent.CompletionStage;

/// Makes the ids of sessions. They are secrets of their clients and have to be unguessable; allowed are 1 to
/// 128 letters, digits and `-_.~`, and none that is in use. A stage that fails, or an id that is not allowed,
/// refuses the request with code 3. Called on an event loop and must not block it; the answer may come later,
/// on any thread. Source: Socket.IO server API, `engine.generateId`.
@FunctionalInterface
public interface IdGenerator {

    /// The id of a new session.
    CompletionStage<String> generate(HandshakeRequest request);
}
