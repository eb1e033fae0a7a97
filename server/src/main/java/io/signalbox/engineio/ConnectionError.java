package io.signalbox.engineio;

import java.util.Map;

/// Why a request was refused. Source: Socket.IO server API, `connection_error`.
///
/// @param request what was asked
/// @param code 0 transport unknown, 1 session id unknown, 2 bad handshake method, 3 bad request, 4 forbidden,
///     5 unsupported protocol version
/// @param message the text of the code
/// @param context what was wrong in detail, such as the unknown `sid`
public record ConnectionError(
        HandshakeRequest request, int code, String message, Map<String, String> context) {}
