package io.signalbox.bench;

import io.signalbox.lab.process.LocalProcesses;
import io.signalbox.lab.process.Reaper;
import io.signalbox.lab.process.Workspace;
import java.io.IOException;
import java.time.Duration;

/// All processes of one run. They end with it: at the end, on a signal, and by the lab's reaper when this process is
/// killed.
///
/// @param workspace a folder that is deleted in the end
record ProcessScope(Workspace workspace, Reaper reaper, LocalProcesses processes)
        implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static ProcessScope open() throws IOException {
        Workspace workspace = Workspace.create();
        Reaper reaper = Reaper.start(workspace);
        ProcessScope scope =
                new ProcessScope(workspace, reaper, new LocalProcesses(reaper, PATIENCE));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(scope::close));
        return scope;
    }

    /// Blocks until all have ended. May be called again.
    @Override
    public void close() {
        processes.close();
        reaper.close();
    }
}
