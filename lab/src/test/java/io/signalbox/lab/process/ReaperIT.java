package io.signalbox.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaperIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static LocalProcess sleeper(LocalProcesses processes) throws IOException {
        return processes.start(List.of("sleep", "1000"), Map.of(), _ -> {});
    }

    @Test
    void endsWhatIsLeftAndDeletesTheFolder() throws Exception {
        Workspace workspace = Workspace.create();
        Files.writeString(workspace.folder().resolve("file"), "x");
        Reaper reaper = Reaper.start(workspace);
        LocalProcess left = sleeper(new LocalProcesses(reaper, Duration.ofSeconds(5)));
        reaper.close();
        await().atMost(LONG).until(() -> !left.isAlive());
        assertThat(workspace.folder()).doesNotExist();
    }

    @Test
    void isReplacedWhenItDiesAndTheNextOneKnowsAll() throws Exception {
        Reaper reaper = Reaper.start(Workspace.create());
        LocalProcess left = sleeper(new LocalProcesses(reaper, Duration.ofSeconds(5)));
        long first = reaper.pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await().atMost(LONG).until(() -> reaper.pid() != first);
        assertThat(left.isAlive()).isTrue();
        reaper.close();
        await().atMost(LONG).until(() -> !left.isAlive());
    }

    @Test
    void leavesAProcessThatHasTakenTheNumberOfAnother() throws Exception {
        Reaper reaper = Reaper.start(Workspace.create());
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            reaper.watch(stranger.pid(), 1_000L);
            reaper.close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void killsWhatDoesNotListenToSigterm() throws Exception {
        Reaper reaper = Reaper.start(Workspace.create());
        LocalProcesses processes = new LocalProcesses(reaper, Duration.ofMillis(300));
        LocalProcess deaf =
                processes.start(
                        List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"),
                        Map.of(),
                        _ -> {});
        await().atMost(LONG).until(() -> deaf.log().lines().contains("deaf"));
        processes.close();
        assertThat(deaf.exited().join()).isEqualTo(137);
        reaper.close();
    }

    @Test
    void startsRedisOnLoopbackAndEndsIt() throws Exception {
        Workspace workspace = Workspace.create();
        try (Reaper reaper = Reaper.start(workspace)) {
            try (LocalProcesses processes = new LocalProcesses(reaper, Duration.ofSeconds(5))) {
                RedisServer redis = RedisServer.start(processes, workspace);
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
                    socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertThat(
                                    new String(
                                            socket.getInputStream().readNBytes(5),
                                            StandardCharsets.US_ASCII))
                            .isEqualTo("+PONG");
                }
                assertThat(ProcessHandle.of(redis.pid())).isPresent();
            }
        }
        assertThat(workspace.folder()).doesNotExist();
    }
}
