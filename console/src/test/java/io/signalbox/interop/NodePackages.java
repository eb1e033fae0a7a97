package io.signalbox.interop;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The scripts of `src/test/interop`, copied to the build folder with the official packages beside
/// them.
public final class NodePackages {

    static final Path FOLDER = Path.of("target", "interop").toAbsolutePath();
    private static final Path SOURCE = Path.of("src", "test", "interop");
    private static final long INSTALL_SECONDS = 240;

    private NodePackages() {}

    /// Installs what the lock file names, unless that very lock was installed before.
    public static void install() throws IOException, InterruptedException {
        need("node", "Node.js 20 or newer");
        need("npm", "npm, which comes with Node.js");
        Path installed = FOLDER.resolve("node_modules").resolve(".package-lock.json");
        boolean same =
                Files.exists(installed)
                        && Files.exists(FOLDER.resolve("package-lock.json"))
                        && Files.mismatch(
                                        SOURCE.resolve("package-lock.json"),
                                        FOLDER.resolve("package-lock.json"))
                                < 0;
        copy();
        if (same) {
            return;
        }
        Path log = FOLDER.resolve("npm.log");
        Process npm =
                new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
            fail("npm could not install the official packages:\n" + Files.readString(log));
        }
    }

    private static void need(String command, String what) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (IOException _) {
            fail(
                    "the profile interop needs the command %s: install %s and have it on the PATH"
                            .formatted(command, what));
        }
    }

    private static void copy() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        FOLDER.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
