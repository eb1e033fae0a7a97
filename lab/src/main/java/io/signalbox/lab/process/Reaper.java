package io.signalbox.lab.process;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A second, small process that outlives the lab by a moment: it holds the reading end of a pipe, learns of every
/// process of the lab, and when the pipe closes, however the lab ended, ends what is left of them and deletes the
/// lab's folder. If it dies itself, another takes its place. Any thread.
public final class Reaper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);
    private static final int LONGEST_END_SECONDS = 15;

    private final Workspace workspace;
    private final Map<Long, Long> watched = new TreeMap<>();
    private Process process;
    private Writer pipe;
    private boolean closed;

    private Reaper(Workspace workspace) throws IOException {
        this.workspace = workspace;
        this.process = launch();
        this.pipe = pipe(process);
        greet();
    }

    public static Reaper start(Workspace workspace) throws IOException {
        return new Reaper(workspace);
    }

    /// From now on this process ends with the lab.
    void watch(ProcessHandle handle) {
        watch(handle.pid(), handle.info().startInstant().map(Instant::toEpochMilli).orElse(-1L));
    }

    /// @param started in epoch milliseconds, -1 if the system does not tell
    synchronized void watch(long pid, long started) {
        watched.put(pid, started);
        send("+ " + pid + " " + started);
    }

    synchronized void forget(long pid) {
        watched.remove(pid);
        send("- " + pid);
    }

    public synchronized long pid() {
        return process.pid();
    }

    private Process launch() throws IOException {
        List<String> options = List.of("-Xmx24m", "-Xss256k");
        Process started =
                new ProcessBuilder(JavaCommand.of(options, ReaperMain.class.getName()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        started.onExit().thenRun(this::replace);
        return started;
    }

    private static Writer pipe(Process process) {
        return process.outputWriter(StandardCharsets.UTF_8);
    }

    private void greet() {
        send(workspace.mark());
        send(workspace.folder().toString());
        watched.forEach((pid, started) -> send("+ " + pid + " " + started));
    }

    private synchronized void replace() {
        if (closed) {
            return;
        }
        LOG.warn("the reaper has ended; starting another");
        try {
            process = launch();
            pipe = pipe(process);
            greet();
        } catch (IOException failed) {
            LOG.error("there is no reaper any more: {}", failed.toString());
        }
    }

    private void send(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException gone) {
            // its successor is told everything anew
            LOG.debug("the reaper does not listen: {}", gone.toString());
        }
    }

    /// Lets the reaper do its work and waits until it has ended.
    @Override
    public void close() {
        Process ending;
        synchronized (this) {
            closed = true;
            ending = process;
            try {
                pipe.close();
            } catch (IOException gone) {
                LOG.debug("the reaper does not listen: {}", gone.toString());
            }
        }
        try {
            if (!ending.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the reaper takes longer than {} s", LONGEST_END_SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
