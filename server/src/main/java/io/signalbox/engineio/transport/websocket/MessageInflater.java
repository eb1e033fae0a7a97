package io.signalbox.engineio.transport.websocket;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates whole messages one after the other (RFC 7692, 7.2.2), each without the context of the one before,
/// so all connections of an event loop share one.
final class MessageInflater {
    private static final FastThreadLocal<MessageInflater> OF_THREAD =
            new FastThreadLocal<>() {
                @Override
                protected MessageInflater initialValue() {
                    return new MessageInflater();
                }

                @Override
                protected void onRemoval(MessageInflater value) {
                    value.inflater.end();
                }
            };
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int FIRST_SIZE = 4 << 10;
    private static final int MAX_KEPT = 64 << 10;

    private final Inflater inflater = new Inflater(true);
    private byte[] array = new byte[FIRST_SIZE];

    private MessageInflater() {}

    static MessageInflater ofThisThread() {
        return OF_THREAD.get();
    }

    /// What was inflated last; only valid until the next message.
    byte[] array() {
        return array;
    }

    /// Inflates a message.
    ///
    /// @param most bytes that may come out
    /// @return how many did
    int inflate(byte[] message, int length, int most) throws BadFrameException {
        inflater.reset();
        if (array.length > MAX_KEPT) {
            array = new byte[FIRST_SIZE];
        }
        inflater.setInput(message, 0, length);
        int size = drain(0, most);
        if (!inflater.finished()) {
            inflater.setInput(TAIL);
            size = drain(size, most);
        } else if (inflater.getRemaining() > 0) {
            throw BadFrameException.payload("bytes behind the end of a compressed message");
        }
        return size;
    }

    private int drain(int from, int most) throws BadFrameException {
        int size = from;
        try {
            while (!inflater.finished()) {
                // One byte more than allowed shows that there is more.
                if (size == array.length) {
                    array = Arrays.copyOf(array, (int) Math.min(array.length * 2L, most + 1L));
                }
                int read = inflater.inflate(array, size, array.length - size);
                size += read;
                if (size > most) {
                    throw BadFrameException.tooBig(most);
                }
                if (inflater.needsDictionary()) {
                    throw BadFrameException.payload("compressed message wants a dictionary");
                }
                if (read == 0 && inflater.needsInput()) {
                    return size;
                }
            }
            return size;
        } catch (DataFormatException e) {
            throw BadFrameException.payload("message that cannot be inflated");
        }
    }
}
