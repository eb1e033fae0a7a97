package io.signalbox.socketio.packet.msgpack;

/// Bytes that are not valid msgpack, are longer or deeper than allowed, or a value that msgpack
/// cannot carry. The message says what and where, never the content.
public final class MsgpackException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MsgpackException(String message) {
        super(message);
    }
}
