package io.signalbox.interop;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// python-socketio in an environment of its own in the build folder.
final class PythonPackages {

    static final Path SOURCE = Path.of("src", "test", "interop").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "interop", "python").toAbsolutePath();

    /// The interpreter that sees the packages.
    static final Path INTERPRETER =
            System.getProperty("os.name", "").startsWith("Windows")
                    ? FOLDER.resolve("Scripts").resolve("python.exe")
                    : FOLDER.resolve("bin").resolve("python");

    private static final long INSTALL_SECONDS = 240;

    private PythonPackages() {}

    /// Installs what `requirements.txt` names, unless that very list was installed before.
    static void install() throws IOException, InterruptedException {
        Path wanted = SOURCE.resolve("requirements.txt");
        Path installed = FOLDER.resolve("installed.txt");
        if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0) {
            return;
        }
        Files.createDirectories(FOLDER);
        run(
                List.of("python3", "-m", "venv", FOLDER.toString()),
                "the profile interop needs Python 3.9 or newer with its module venv: install"
                        + " python3 and, where it is a package of its own, python3-venv");
        run(
                List.of(
                        INTERPRETER.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--requirement",
                        wanted.toString()),
                "pip could not install the packages of " + wanted);
        Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @param otherwise what to say when it fails
    private static void run(List<String> command, String otherwise)
            throws IOException, InterruptedException {
        Path log = FOLDER.resolve("install.log");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
        } catch (IOException missing) {
            fail(otherwise + " (" + missing.getMessage() + ")");
            return;
        }
        if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            fail(otherwise + ":\n" + Files.readString(log));
        }
    }
}
