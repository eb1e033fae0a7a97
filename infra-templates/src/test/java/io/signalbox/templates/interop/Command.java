package io.signalbox.templates.interop;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of somebody else's, run to its end.
///
/// @param out standard output and standard error
record Command(int status, String out) {
    private static final long LONGEST_SECONDS = 300;

    /// Fails the test if the program is missing.
    ///
    /// @param install how to get it
    static Command run(Path folder, String install, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("interop", ".log");
        try {
            Process process = start(folder, install, command, log);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                fail(command.getFirst() + " did not end:\n" + Files.readString(log));
            }
            return new Command(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    /// The same, left running.
    static Process start(Path folder, String install, List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            return fail(
                    "the profile interop needs the command %s on the PATH: %s"
                            .formatted(command.getFirst(), install));
        }
    }
}
