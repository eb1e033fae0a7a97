package io.signalbox.engineio.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Content codings of answers to polls, chosen by the client's `Accept-Encoding` (RFC 9110, 12.5.3).
enum BodyCoding {
    GZIP,
    DEFLATE;

    // A large payload must not hold up the event loop for long.
    private static final int LARGE = 64 << 10;

    String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The coding that the client likes best; among equals the one that it names first.
    ///
    /// @return null when it wants neither
    static @Nullable BodyCoding accepted(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] entries = header.split(",");
        BodyCoding best = null;
        double bestWeight = 0;
        int bestPlace = Integer.MAX_VALUE;
        for (BodyCoding coding : values()) {
            int place = place(entries, coding.token());
            double weight = place < 0 ? 0 : weight(entries[place]);
            if (weight > bestWeight || (weight == bestWeight && weight > 0 && place < bestPlace)) {
                best = coding;
                bestWeight = weight;
                bestPlace = place;
            }
        }
        return best;
    }

    private static int place(String[] entries, String token) {
        int any = -1;
        for (int i = 0; i < entries.length; i++) {
            String name = entries[i].split(";", 2)[0].strip();
            if (name.equalsIgnoreCase(token)) {
                return i;
            }
            if (name.equals("*")) {
                any = i;
            }
        }
        return any;
    }

    private static double weight(String entry) {
        for (String parameter : entry.split(";")) {
            String stripped = parameter.strip();
            if (stripped.startsWith("q=")) {
                return stripped.matches("q=[01](\\.\\d{0,3})?")
                        ? Double.parseDouble(stripped.substring(2))
                        : 0;
            }
        }
        return 1;
    }

    /// Compresses the body and releases it.
    ByteBuf encode(ByteBuf body) {
        int length = body.readableBytes();
        int level = length < LARGE ? Deflater.DEFAULT_COMPRESSION : Deflater.BEST_SPEED;
        ByteBuf coded = body.alloc().buffer(length / 4 + 64);
        try (OutputStream out = stream(new ByteBufOutputStream(coded), level)) {
            body.readBytes(out, length);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        } finally {
            body.release();
        }
        return coded;
    }

    private OutputStream stream(OutputStream out, int level) throws IOException {
        return switch (this) {
            case GZIP -> new LevelledGzip(out, level);
            case DEFLATE -> new LevelledDeflate(out, level);
        };
    }

    private static final class LevelledGzip extends GZIPOutputStream {
        LevelledGzip(OutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }

    private static final class LevelledDeflate extends DeflaterOutputStream {
        LevelledDeflate(OutputStream out, int level) {
            super(out);
            def.setLevel(level);
        }
    }
}
