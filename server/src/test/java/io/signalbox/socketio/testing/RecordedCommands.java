package io.signalbox.socketio.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Redis commands of a capture, with the escapes of `MONITOR` undone.
public final class RecordedCommands {

    /// One message and where it went.
    public record Publish(String channel, ByteBuffer bytes) {
        /// A copy of it.
        public byte[] message() {
            byte[] message = new byte[bytes.remaining()];
            bytes.duplicate().get(message);
            return message;
        }
    }

    private RecordedCommands() {}

    /// What was published in a capture under `captures`, with `PUBLISH` or `SPUBLISH`.
    public static List<Publish> publishes(String capture) {
        List<Publish> found = new ArrayList<>();
        for (String line : lines(capture)) {
            if (line.strip().matches("redis: \"S?PUBLISH\" .*")) {
                List<byte[]> words = words(line.strip().substring("redis: ".length()));
                found.add(new Publish(text(words.get(1)), ByteBuffer.wrap(words.get(2))));
            }
        }
        return found;
    }

    private static List<String> lines(String capture) {
        try (InputStream in =
                RecordedCommands.class.getResourceAsStream("/captures/" + capture + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<byte[]> words(String line) {
        List<byte[]> words = new ArrayList<>();
        int at = line.indexOf('"');
        while (at >= 0) {
            ByteArrayOutputStream word = new ByteArrayOutputStream();
            at = word(line, at + 1, word);
            words.add(word.toByteArray());
            at = line.indexOf('"', at);
        }
        return words;
    }

    private static int word(String line, int start, ByteArrayOutputStream word) {
        int at = start;
        while (line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c != '\\') {
                word.write(c);
                continue;
            }
            char escape = line.charAt(at++);
            if (escape == 'x') {
                word.write(Integer.parseInt(line.substring(at, at + 2), 16));
                at += 2;
            } else {
                word.write(plain(escape));
            }
        }
        return at + 1;
    }

    private static int plain(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'a' -> 7;
            case 'b' -> '\b';
            default -> escape;
        };
    }
}
