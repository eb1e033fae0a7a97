package io.signalbox.app.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/// What the tour did and found, with seconds since its start: to standard output and to a file.
/// Confined to the tour's thread.
final class Transcript implements AutoCloseable {

    private final Consumer<String> out;
    private final PrintStream file;
    private final Instant start = Instant.now();
    private int passed;
    private int failed;

    Transcript(Consumer<String> out, Path path) {
        this.out = out;
        try {
            this.file = new PrintStream(Files.newOutputStream(path), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the transcript cannot be written: " + path, e);
        }
    }

    void say(String line) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        print(String.format(Locale.ROOT, "%7.1f s  %s", seconds, line));
    }

    void passed(String check, String found) {
        passed++;
        say("ok    " + check + ": " + found);
    }

    void failed(String check, String why) {
        failed++;
        say("FAIL  " + check + ": " + why);
    }

    /// Prints the closing line and returns the exit status.
    int close(String name) {
        print(name + ": " + passed + " passed, " + failed + " failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    private void print(String line) {
        out.accept(line);
        file.println(line);
    }

    @Override
    public void close() {
        file.close();
    }
}
