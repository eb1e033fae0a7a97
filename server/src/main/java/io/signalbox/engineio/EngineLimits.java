package io.signalbox.engineio;

/// Sizes that one client may not exceed.
///
/// @param maxHttpBufferSize bytes of one message or POST, announced as `maxPayload`; official default 1e6
/// @param maxOutboundBytes bytes that may wait for a client before it is closed as a slow consumer
/// @param volatileBytes bytes that may wait for a client before volatile messages to it are dropped
/// @param maxUriBytes bytes of the request line
/// @param maxHeaderBytes bytes of all request headers
public record EngineLimits(
        int maxHttpBufferSize,
        long maxOutboundBytes,
        long volatileBytes,
        int maxUriBytes,
        int maxHeaderBytes) {

    /// The official payload limit, 4 MiB of queue, 64 KiB for volatile, 8 KiB of URI, 16 KiB of headers.
    public static final EngineLimits DEFAULT =
            new EngineLimits(1_000_000, 4 << 20, 64 << 10, 8 << 10, 16 << 10);

    /// A copy with another payload limit.
    public EngineLimits withMaxHttpBufferSize(int value) {
        return new EngineLimits(
                value, maxOutboundBytes, volatileBytes, maxUriBytes, maxHeaderBytes);
    }

    /// A copy with another limit of the outbound queue.
    public EngineLimits withMaxOutboundBytes(long value) {
        return new EngineLimits(
                maxHttpBufferSize, value, volatileBytes, maxUriBytes, maxHeaderBytes);
    }
}
