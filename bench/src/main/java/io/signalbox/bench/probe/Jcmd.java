package io.signalbox.bench.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks another JVM through this JDK's `jcmd`. Blocks.
public final class Jcmd {
    private static final Pattern OTHER =
            Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");
    private static final int LONGEST_SECONDS = 60;

    private Jcmd() {}

    /// Runs one command.
    ///
    /// @throws IOException with jcmd's own words when it fails
    public static String run(long pid, String... command) throws IOException {
        List<String> whole = new ArrayList<>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        whole.add(Long.toString(pid));
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("jcmd " + String.join(" ", command) + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }

    /// Collects all garbage, then counts what lives.
    public static Histogram liveHeap(long pid) throws IOException {
        // The histogram collects too; what references and cleaners let go needs this second turn.
        run(pid, "GC.run");
        return Histogram.parse(run(pid, "GC.class_histogram"));
    }

    /// Bytes that native memory tracking counts as `Other`: all buffers outside the heap, however they are
    /// allocated. The JVM has to run with `-XX:NativeMemoryTracking=summary`.
    public static long directBytes(long pid) throws IOException {
        Matcher matcher = OTHER.matcher(run(pid, "VM.native_memory", "summary"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    }
}
