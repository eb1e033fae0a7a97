package io.signalbox.lab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The reaper process. Standard input: the lab's mark, its folder, then `+ PID START_MILLIS` and `- PID` a line. At the
/// end of input it sends SIGTERM to the processes that are left, SIGKILL five seconds later, and deletes the folder.
///
/// A pid counts only with the start time that was told, so a number that the system has given to somebody else is never
/// touched. SIGINT and SIGTERM do not end it before the lab: a Ctrl+C reaches the whole group of processes.
public final class ReaperMain {
    private static final long PATIENCE_SECONDS = 5;
    private static final long CLOCK_SLACK_MILLIS = 2_000;

    private final Map<Long, Long> watched = new HashMap<>();
    private String mark = "";
    private String folder = "";

    private ReaperMain() {}

    public static void main(String[] arguments) {
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> awaitEnd(done)));
        try {
            new ReaperMain().run();
        } finally {
            done.countDown();
        }
    }

    private static void awaitEnd(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                read(line);
            }
        } catch (IOException broken) {
            // the pipe is gone, and that is what was waited for
        }
        List<ProcessHandle> left = left();
        left.forEach(ProcessHandle::destroy);
        if (!ended(left, PATIENCE_SECONDS)) {
            left.forEach(ProcessHandle::destroyForcibly);
            ended(left, PATIENCE_SECONDS);
        }
        try {
            Workspace.delete(Path.of(folder));
        } catch (IOException notMine) {
            // a file in the system's folder for temporary files remains; nobody is left to be told
        }
    }

    private void read(String line) {
        String[] words = line.split(" ");
        if (words.length == 3 && words[0].equals("+")) {
            watched.put(Long.valueOf(words[1]), Long.valueOf(words[2]));
        } else if (words.length == 2 && words[0].equals("-")) {
            watched.remove(Long.valueOf(words[1]));
        } else if (mark.isEmpty()) {
            mark = line;
        } else if (folder.isEmpty()) {
            folder = line;
        }
    }

    private List<ProcessHandle> left() {
        List<ProcessHandle> left = new ArrayList<>();
        watched.forEach(
                (pid, started) ->
                        ProcessHandle.of(pid)
                                .filter(handle -> isSame(handle, started))
                                .ifPresent(left::add));
        if (!mark.isEmpty()) {
            try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
                all.filter(this::isMarked).filter(h -> !left.contains(h)).forEach(left::add);
            }
        }
        return left;
    }

    private static boolean isSame(ProcessHandle handle, long started) {
        return started >= 0
                && handle.info()
                        .startInstant()
                        .map(
                                start ->
                                        Math.abs(start.toEpochMilli() - started)
                                                <= CLOCK_SLACK_MILLIS)
                        .orElse(false);
    }

    private boolean isMarked(ProcessHandle handle) {
        return handle.pid() != ProcessHandle.current().pid()
                && handle.info()
                        .arguments()
                        .map(arguments -> Stream.of(arguments).anyMatch(a -> a.contains(mark)))
                        .orElse(false);
    }

    private static boolean ended(List<ProcessHandle> handles, long seconds) {
        CompletableFuture<?>[] exits =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(seconds, TimeUnit.SECONDS);
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
