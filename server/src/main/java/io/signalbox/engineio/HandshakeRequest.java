package io.signalbox.engineio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP request that opened a session, kept as long as the session: in one array of bytes, because most
/// servers have many sessions and few questions about their headers. Immutable; any thread.
public final class HandshakeRequest {
    private static final int LENGTH_BYTES = 3;

    private final byte[] packed;
    private final int queryStart;
    private final String address;
    private final long issuedMillis;
    private final boolean secure;
    private final String url;

    /// @param headers names in lower case, the values of a repeated header joined by `, `
    /// @param query last value of each parameter
    /// @param address IP address of the peer
    /// @param issued when it arrived; kept to the millisecond
    /// @param secure whether over TLS
    /// @param url path and query
    public HandshakeRequest(
            Map<String, String> headers,
            Map<String, String> query,
            String address,
            Instant issued,
            boolean secure,
            String url) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        pack(headers, out);
        this.queryStart = out.size();
        pack(query, out);
        this.packed = out.toByteArray();
        this.address = address;
        this.issuedMillis = issued.toEpochMilli();
        this.secure = secure;
        this.url = url;
    }

    /// The headers: names in lower case, the values of a repeated header joined by `, `. Made anew by each
    /// call; [#header] is cheaper for one.
    public Map<String, String> headers() {
        return unpack(0, queryStart);
    }

    /// One header.
    ///
    /// @param name in lower case
    public @Nullable String header(String name) {
        int at = 0;
        while (at < queryStart) {
            String present = text(at);
            at = after(at);
            if (present.equals(name)) {
                return text(at);
            }
            at = after(at);
        }
        return null;
    }

    /// The last value of each query parameter. Made anew by each call.
    public Map<String, String> query() {
        return unpack(queryStart, packed.length);
    }

    /// IP address of the peer.
    public String address() {
        return address;
    }

    /// When it arrived, to the millisecond.
    public Instant issued() {
        return Instant.ofEpochMilli(issuedMillis);
    }

    /// Whether over TLS.
    public boolean secure() {
        return secure;
    }

    /// Path and query.
    public String url() {
        return url;
    }

    private static void pack(Map<String, String> map, ByteArrayOutputStream out) {
        map.forEach(
                (name, value) -> {
                    pack(name, out);
                    pack(value, out);
                });
    }

    private static void pack(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length >> 16);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private Map<String, String> unpack(int from, int to) {
        Map<String, String> map = new LinkedHashMap<>();
        int at = from;
        while (at < to) {
            String name = text(at);
            at = after(at);
            map.put(name, text(at));
            at = after(at);
        }
        return map;
    }

    private int length(int at) {
        return (packed[at] & 0xff) << 16 | (packed[at + 1] & 0xff) << 8 | (packed[at + 2] & 0xff);
    }

    private int after(int at) {
        return at + LENGTH_BYTES + length(at);
    }

    private String text(int at) {
        return new String(packed, at + LENGTH_BYTES, length(at), StandardCharsets.UTF_8);
    }
}
