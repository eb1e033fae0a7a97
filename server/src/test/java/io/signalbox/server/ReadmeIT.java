package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README prints is what it says.
class ReadmeIT {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    // The README leaves out what an IDE adds.
    private static final String IMPORTS =
            """
            import io.signalbox.engineio.transport.*;
            import io.signalbox.socketio.*;
            import java.io.*;
            import java.net.*;
            """;

    @TempDir Path folder;

    @Test
    void theEchoServerCompilesAndAnswers() throws Exception {
        Matcher matcher = JAVA.matcher(Files.readString(Path.of("README.md")));
        assertThat(matcher.find()).isTrue();
        int port = freePort();
        String printed = matcher.group(1);
        assertThat(printed.lines().count()).isLessThanOrEqualTo(10);
        assertThat(printed).contains("3000");
        Path source = folder.resolve("EchoServer.java");
        Files.writeString(source, IMPORTS + printed.replace("3000", String.valueOf(port)));
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || listens(port));
            assertThat(process.isAlive()).as(() -> read(output)).isTrue();
            try (RawWebSocket socket =
                    RawWebSocket.connect(port, "/socket.io/?EIO=4&transport=websocket")) {
                socket.readText();
                socket.text("40");
                socket.readText();
                socket.text("427[\"echo\",\"hi\"]");
                assertThat(socket.readText()).isEqualTo("437[\"hi\"]");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
