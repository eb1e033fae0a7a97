package io.signalbox.lab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts processes, reads what they print, and ends them all when it is closed. Each is made known to the [Reaper]
/// too, for the case that this process never comes to close anything. Any thread.
public final class LocalProcesses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProcesses.class);

    /// Nothing else of the lab's own environment goes to its processes: no AWS key, no option of another JVM.
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SystemRoot", "TEMP", "TMP");

    private final Reaper reaper;
    private final Duration patience;
    private final Set<LocalProcess> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param patience how long a process has to end after SIGTERM when all are closed
    public LocalProcesses(Reaper reaper, Duration patience) {
        this.reaper = reaper;
        this.patience = patience;
    }

    /// Starts a process and returns at once.
    ///
    /// @param onLine gets each line that the process prints, on a thread of its own
    /// @throws IOException if it cannot be started, or everything is being closed
    public LocalProcess start(
            List<String> command, Map<String, String> environment, Consumer<String> onLine)
            throws IOException {
        if (closed) {
            throw new IOException("the lab is stopping");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> inherited = new HashMap<>(builder.environment());
        inherited.keySet().retainAll(INHERITED);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        builder.environment().putAll(environment);
        Process process = builder.start();
        LocalProcess started = new LocalProcess(process, new LogRing());
        alive.add(started);
        reaper.watch(process.toHandle());
        started.exited()
                .thenRun(
                        () -> {
                            alive.remove(started);
                            reaper.forget(started.pid());
                        });
        process.getOutputStream().close();
        // a read from a pipe holds on to its carrier, so virtual threads would soon starve all
        // others
        Thread.ofPlatform()
                .daemon()
                .name("output of " + process.pid())
                .start(() -> read(process, started.log(), onLine));
        if (closed) {
            started.kill();
        }
        return started;
    }

    private static void read(Process process, LogRing log, Consumer<String> onLine) {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.add(line);
                onLine.accept(line);
            }
        } catch (IOException ended) {
            LOG.debug("output of process {} ended: {}", process.pid(), ended.toString());
        }
    }

    /// SIGTERM to all, SIGKILL to those that are still there after the patience.
    @Override
    public void close() {
        closed = true;
        List<LocalProcess> ending = new ArrayList<>(alive);
        ending.forEach(LocalProcess::terminate);
        if (!ended(ending, patience)) {
            ending.stream().filter(LocalProcess::isAlive).forEach(LocalProcess::kill);
            ended(ending, Duration.ofSeconds(5));
        }
    }

    private static boolean ended(List<LocalProcess> processes, Duration limit) {
        CompletableFuture<?>[] exits =
                processes.stream().map(LocalProcess::exited).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
