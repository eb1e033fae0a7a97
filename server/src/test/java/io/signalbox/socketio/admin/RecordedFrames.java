package io.signalbox.socketio.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the official server sent to an admin, as recorded.
final class RecordedFrames {

    private static final Pattern LINE = Pattern.compile("\\s*\\d+ (<-|->) (.*)");

    private RecordedFrames() {}

    /// Frames to the admin, without the open packet.
    static List<String> received(String capture) {
        try (InputStream in =
                RecordedFrames.class.getResourceAsStream("/captures/" + capture + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .filter(m -> m.group(1).equals("<-") && !m.group(2).startsWith("0{"))
                    .map(m -> m.group(2))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> withoutStats(List<String> frames) {
        return frames.stream().filter(f -> !f.contains("[\"server_stats\"")).toList();
    }
}
