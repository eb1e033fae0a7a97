package io.signalbox.engineio;

import java.nio.ByteBuffer;

/// What stands above one session. Called on the session's event loop.
public interface SessionListener {

    /// A text message, in UTF-8 (not yet checked). The buffer is only valid during the call.
    void text(ByteBuffer utf8);

    /// A binary message. The buffer's array belongs to the listener.
    void binary(ByteBuffer bytes);

    /// The session is over. Called exactly once.
    void closed(CloseReason reason);
}
