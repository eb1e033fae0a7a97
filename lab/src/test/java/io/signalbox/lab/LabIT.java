package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.ecs.cluster.Cluster.RunningTask;
import io.signalbox.lab.process.LocalProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/// The whole lab with real servers, driven through the SDK alone.
class LabIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String BLUE = "channels-blue";

    @Test
    void scalesReplacesAndDrainsRealServers() throws Exception {
        List<ProcessHandle> all = new ArrayList<>();
        try (Lab lab =
                        Lab.start(
                                LabOptions.standard()
                                        .withClients(10)
                                        .withDeregistrationDelay(Duration.ofSeconds(1)));
                EcsClient ecs = TestingPlane.client(EcsClient.builder(), lab.awsEndpoint())) {
            assertThat(lab.running()).hasSize(2).allMatch(RunningTask::healthy);
            assertThat(status(lab.balancerUrl() + "/socket.io/?EIO=4&transport=polling"))
                    .isEqualTo(200);
            assertThat(status(lab.balancerUrl() + "/elsewhere")).isEqualTo(404);

            ecs.updateService(r -> r.cluster("channels").service(BLUE).desiredCount(3));
            await().atMost(LONG).until(() -> healthy(lab) == 3);

            RunningTask victim = lab.running().getFirst();
            ProcessHandle.of(victim.pid()).orElseThrow().destroyForcibly();
            await().atMost(LONG).until(() -> healthy(lab) == 3 && !ids(lab).contains(victim.id()));
            Task dead =
                    ecs.describeTasks(r -> r.cluster("channels").tasks(victim.id()))
                            .tasks()
                            .getFirst();
            assertThat(dead.lastStatus()).isEqualTo("STOPPED");
            assertThat(dead.stoppedReason()).isEqualTo("Essential container in task exited");
            assertThat(dead.containers().getFirst().exitCode()).isEqualTo(137);

            List<String> before = ids(lab);
            lab.running().forEach(t -> ProcessHandle.of(t.pid()).ifPresent(all::add));
            ecs.updateService(r -> r.cluster("channels").service(BLUE).desiredCount(2));
            await().atMost(LONG).until(() -> lab.running().size() == 2);
            before.removeAll(ids(lab));
            assertThat(before).hasSize(1);
            await().atMost(LONG).untilAsserted(() -> assertStoppedInOrder(ecs, before.getFirst()));
            LocalProcess process = lab.process(before.getFirst()).orElseThrow();
            assertThat(process.exited().join()).isZero();
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
    }

    private static void assertStoppedInOrder(EcsClient ecs, String id) {
        assertThat(
                        ecs.listTasks(
                                        r ->
                                                r.cluster("channels")
                                                        .serviceName(BLUE)
                                                        .desiredStatus(DesiredStatus.STOPPED))
                                .taskArns())
                .anyMatch(arn -> arn.endsWith(id));
        Task stopped = ecs.describeTasks(r -> r.cluster("channels").tasks(id)).tasks().getFirst();
        assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
        assertThat(stopped.stopCodeAsString()).isEqualTo("ServiceSchedulerInitiated");
        assertThat(stopped.containers().getFirst().exitCode()).isZero();
    }

    private static long healthy(Lab lab) {
        return lab.running().stream().filter(RunningTask::healthy).count();
    }

    private static List<String> ids(Lab lab) {
        return new ArrayList<>(lab.running().stream().map(RunningTask::id).toList());
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
