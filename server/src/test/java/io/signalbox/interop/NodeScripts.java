package io.signalbox.interop;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The scripts of `src/test/interop`, copied to the build folder with the official packages beside them.
final class NodeScripts {

    private static final Path SOURCE = Path.of("src", "test", "interop");
    private static final Path FOLDER = Path.of("target", "interop").toAbsolutePath();
    private static final long INSTALL_SECONDS = 240;
    private static final long SCRIPT_SECONDS = 180;

    /// One check of a script.
    ///
    /// @param failure what went wrong, empty if it passed
    record Check(String name, String failure) {
        boolean passed() {
            return failure.isEmpty();
        }
    }

    private NodeScripts() {}

    /// Installs the packages as the lock file says.
    static void install() throws IOException, InterruptedException {
        need("node", "Node.js 20 or newer");
        need("npm", "npm, which comes with Node.js");
        copy();
        Path log = FOLDER.resolve("npm.log");
        Process npm =
                new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
            end(npm);
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
        } catch (IOException e) {
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
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Runs a script to its end and gives its checks, the last of which is the end itself.
    static List<Check> run(String redisUri, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        try {
            Path output = FOLDER.resolve(String.join("-", arguments) + ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("REDIS_URL", redisUri);
            builder.environment()
                    .put("JAVA", ProcessHandle.current().info().command().orElse("java"));
            builder.environment().put("SIGNALBOX_CLASSPATH", System.getProperty("java.class.path"));
            Process node = builder.start();
            boolean ended = node.waitFor(SCRIPT_SECONDS, TimeUnit.SECONDS);
            end(node);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return checks(text, ended && node.exitValue() == 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static List<Check> checks(String text, boolean wellEnded) {
        List<Check> checks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("ok ")) {
                checks.add(new Check(line.substring(2).strip(), ""));
            } else if (line.startsWith("not ok ")) {
                String why = i + 1 < lines.size() ? lines.get(i + 1).strip() : "no reason given";
                checks.add(new Check(line.substring("not ok".length()).strip(), why));
            }
        }
        boolean complete = wellEnded && text.contains(" 0 failed");
        checks.add(new Check("the script runs to its end", complete ? "" : tail(lines)));
        return checks;
    }

    private static String tail(List<String> lines) {
        return "last lines:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
