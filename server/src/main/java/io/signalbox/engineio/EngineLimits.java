package io.signalbox.engineio;

import java.time.Duration;

/// Sizes and times that one client may not exceed.
///
/// @param maxHttpBufferSize bytes of one message or POST, announced as `maxPayload`; official default 1e6
/// @param maxOutboundBytes bytes that may wait for a client before it is closed as a slow consumer
/// @param volatileBytes bytes that may wait for a client before volatile messages to it are dropped
/// @param maxUriBytes bytes of the request line
/// @param maxHeaderBytes bytes of all request headers
/// @param maxHeaders number of request headers
/// @param requestTimeout from the beginning of a connection or of a request's body to the end of that
///     request
public record EngineLimits(
        int maxHttpBufferSize,
        long maxOutboundBytes,
        long volatileBytes,
        int maxUriBytes,
        int maxHeaderBytes,
        int maxHeaders,
        Duration requestTimeout) {

    /// The official payload limit, 4 MiB of queue, 64 KiB for volatile, 8 KiB of URI, 16 KiB in 100 headers,
    /// 20 seconds for a request.
    public static final EngineLimits DEFAULT =
            new EngineLimits(
                    1_000_000, 4 << 20, 64 << 10, 8 << 10, 16 << 10, 100, Duration.ofSeconds(20));

    /// A copy with another payload limit.
    public EngineLimits withMaxHttpBufferSize(int value) {
        return new EngineLimits(
                value,
                maxOutboundBytes,
                volatileBytes,
                maxUriBytes,
                maxHeaderBytes,
                maxHeaders,
                requestTimeout);
    }

    /// A copy with another limit of the outbound queue.
    public EngineLimits withMaxOutboundBytes(long value) {
        return new EngineLimits(
                maxHttpBufferSize,
                value,
                volatileBytes,
                maxUriBytes,
                maxHeaderBytes,
                maxHeaders,
                requestTimeout);
    }

    /// A copy with another time for a request.
    public EngineLimits withRequestTimeout(Duration value) {
        return new EngineLimits(
                maxHttpBufferSize,
                maxOutboundBytes,
                volatileBytes,
                maxUriBytes,
                maxHeaderBytes,
                maxHeaders,
                value);
    }
}
