package io.signalbox.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The official server, installed from npm into a folder of the build.
///
/// @param folder where it is
record NodePeer(Path folder) {
    private static final String SCRIPT = "signalbox-bench-node-peer.mjs";
    private static final Pattern VERSION = Pattern.compile("\"version\": *\"([^\"]+)\"");

    List<String> command() {
        return List.of("node", "--expose-gc", folder.resolve(SCRIPT).toString());
    }

    /// Installs what is not there yet.
    ///
    /// @throws IOException saying what is missing
    void install() throws IOException {
        Files.createDirectories(folder);
        try (InputStream script = NodePeer.class.getResourceAsStream("/" + SCRIPT)) {
            if (script == null) {
                throw new IOException(SCRIPT + " is not on the class path");
            }
            Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        String node = output("node", "--version");
        if (!Files.exists(folder.resolve("node_modules/socket.io/package.json"))) {
            Files.writeString(folder.resolve("package.json"), "{\"private\": true}\n");
            output("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "socket.io");
        }
        if (!node.startsWith("v")) {
            throw new IOException("node --version answered " + node);
        }
    }

    /// For the report, such as `socket.io 4.8.3 on Node v22.1.0`.
    String version() throws IOException {
        String text = Files.readString(folder.resolve("node_modules/socket.io/package.json"));
        Matcher matcher = VERSION.matcher(text);
        return "socket.io "
                + (matcher.find() ? matcher.group(1) : "?")
                + " on Node "
                + output("node", "--version");
    }

    private String output(String... command) throws IOException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            throw new IOException(
                    "the server 'node' needs node and npm on the PATH: " + e.getMessage(), e);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + text.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return text.strip();
    }
}
