package io.signalbox.engineio.transport.websocket;

import io.netty.util.concurrent.FastThreadLocal;
import io.signalbox.engineio.options.CompressionOptions.PerMessageDeflate;
import io.signalbox.engineio.packet.FrameDeflater;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Per-message deflate as this server agrees to it: without the context of earlier messages in both directions
/// and with the full window, so that no connection needs memory for it. Source: RFC 7692, 7.1.
public final class Deflation {
    private static final String NAME = "permessage-deflate";
    private static final String FULL_WINDOW = "15";

    private final FastThreadLocal<FrameDeflater> deflaters;

    /// One for all connections of a server.
    public Deflation(PerMessageDeflate options) {
        this.deflaters =
                new FastThreadLocal<>() {
                    @Override
                    protected FrameDeflater initialValue() {
                        return new FrameDeflater(options.threshold());
                    }

                    @Override
                    protected void onRemoval(FrameDeflater value) {
                        value.close();
                    }
                };
    }

    /// The deflater of this event loop.
    FrameDeflater deflater() {
        return Objects.requireNonNull(deflaters.get(), "made on demand");
    }

    /// Answers a client's `Sec-WebSocket-Extensions`.
    ///
    /// @return value of the header in the answer, null when no offer can be accepted
    static @Nullable String accept(@Nullable String offers) {
        if (offers == null) {
            return null;
        }
        for (String offer : offers.split(",")) {
            String answer = answer(offer.split(";", -1));
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    private static @Nullable String answer(String... offer) {
        if (!offer[0].strip().equals(NAME)) {
            return null;
        }
        String answer = NAME + "; server_no_context_takeover; client_no_context_takeover";
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < offer.length; i++) {
            String[] parameter = offer[i].strip().split("=", 2);
            String name = parameter[0].strip().toLowerCase(Locale.ROOT);
            String value = parameter.length == 1 ? null : unquoted(parameter[1].strip());
            if (!seen.add(name) || !isAcceptable(name, value)) {
                return null;
            }
            if (name.equals("server_max_window_bits")) {
                answer += "; server_max_window_bits=" + FULL_WINDOW;
            }
        }
        return answer;
    }

    private static boolean isAcceptable(String name, @Nullable String value) {
        return switch (name) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value == null;
            // The JDK compresses with the full window only.
            case "server_max_window_bits" -> FULL_WINDOW.equals(value);
            case "client_max_window_bits" -> value == null || value.matches("[89]|1[0-5]");
            default -> false;
        };
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
