package io.signalbox.operation;

import org.jspecify.annotations.Nullable;

/// A write that was sent and is now looked for. Confined to the operation's thread.
public interface Carried extends AutoCloseable {

    /// Of the AWS call; null where there is none.
    @Nullable String requestId();

    /// Blocks as long as looking takes.
    Sight look();

    /// What the operator is told when it was not seen in time.
    ///
    /// @param now what was seen last
    String unseen(String now);

    /// Ends the looking.
    @Override
    void close();
}
