package io.signalbox.lab.process;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// One process of the lab, with its output. Any thread.
public final class LocalProcess {
    private final Process process;
    private final LogRing log;
    private final CompletableFuture<Integer> exited;

    LocalProcess(Process process, LogRing log) {
        this.process = process;
        this.log = log;
        this.exited = process.onExit().thenApply(Process::exitValue);
    }

    public long pid() {
        return process.pid();
    }

    public LogRing log() {
        return log;
    }

    /// Completes with the exit code; 128 + n for a process that signal n ended.
    public CompletableFuture<Integer> exited() {
        return exited.copy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGTERM.
    public void terminate() {
        process.destroy();
    }

    /// SIGKILL.
    public void kill() {
        process.destroyForcibly();
    }

    /// Processor time used so far, where the system tells.
    public Optional<Duration> cpu() {
        return process.info().totalCpuDuration();
    }

    /// Resident memory in bytes, where the system tells.
    public OptionalLong residentBytes() {
        return ResidentMemory.of(process.pid());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }
}
