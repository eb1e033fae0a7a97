package io.signalbox.engineio;

import java.nio.ByteBuffer;

/// What stands above one session. Called on the session's event loop.
public interface SessionListener {

    /// A text message, in UTF-8 (not yet checked). The buffer is only valid during the call.
    void text(ByteBuffer utf8);

    /// A binary message. The buffer's array belongs to the listener.
    void binary(ByteBuffer bytes);

    /// The session will be closed soon: nothing further is to be taken on for it.
    ///
    /// @param finished to be called, once and on the loop, when what has been taken on is finished
    default void retire(Runnable finished) {
        finished.run();
    }

    /// The session is over. Called exactly once.
    void closed(CloseReason reason);
}
