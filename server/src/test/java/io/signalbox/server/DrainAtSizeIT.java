package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.server.DrainedClient.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainAtSizeIT {
    private static final int CLIENTS = 2_000;
    private static final int CONNECTING_AT_ONCE = 50;

    private final CountDownLatch joined = new CountDownLatch(CLIENTS);
    private final CountDownLatch begin = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(CLIENTS);

    private List<Future<Outcome>> connect(ExecutorService threads, int port) throws Exception {
        Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
        List<Future<Outcome>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            DrainedClient client = new DrainedClient(i);
            connecting.acquire();
            CountDownLatch here = new CountDownLatch(1);
            clients.add(
                    threads.submit(
                            () -> {
                                return client.live(port, here, begin, begun);
                            }));
            threads.submit(
                    () -> {
                        boolean came = here.await(30, TimeUnit.SECONDS);
                        connecting.release();
                        joined.countDown();
                        return came;
                    });
        }
        return clients;
    }

    @Test
    void closesThousandsInTimeAndAnswersWhateverItHasBegun(@TempDir Path folder) throws Exception {
        Path handledFile = folder.resolve("handled");
        Map<String, String> settings = Map.of("SOCKET_PORT", "0", "STOP_TIMEOUT_SECONDS", "5");
        try (ServerProcess server =
                        ServerProcess.start(
                                RecordingServerMain.class, settings, handledFile.toString());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> clients = connect(threads, server.awaitPort());
            assertThat(joined.await(60, TimeUnit.SECONDS)).isTrue();
            begin.countDown();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            server.terminate();

            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> client : clients) {
                outcomes.add(client.get(30, TimeUnit.SECONDS));
            }
            // Another status would say that the time was not enough.
            assertThat(server.awaitExit()).isZero();
            assertThat(outcomes).extracting(Outcome::closeCode).containsOnly(1001);
            Set<Integer> answered = new HashSet<>();
            outcomes.forEach(outcome -> answered.addAll(outcome.answered()));
            List<Integer> handled =
                    Files.readAllLines(handledFile).stream().map(Integer::valueOf).toList();
            assertThat(handled).hasSizeGreaterThanOrEqualTo(CLIENTS).doesNotHaveDuplicates();
            assertThat(answered).as(server.errors()).containsExactlyInAnyOrderElementsOf(handled);
        }
    }
}
