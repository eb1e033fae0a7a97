package io.signalbox.lab;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.ecs.Cluster;
import io.signalbox.lab.load.LoadClients;
import io.signalbox.lab.load.LoadSettings;
import io.signalbox.lab.process.LocalProcess;
import io.signalbox.lab.process.LocalProcesses;
import io.signalbox.lab.process.Reaper;
import io.signalbox.lab.process.RedisServer;
import io.signalbox.lab.process.ServerOverrides;
import io.signalbox.lab.process.ServerRunner;
import io.signalbox.lab.process.Workspace;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A running lab: Redis, load balancer, AWS endpoint, servers as tasks, load clients. Everything listens on 127.0.0.1
/// only. Any thread.
///
/// ```java
/// try (Lab lab = Lab.start(LabOptions.standard().withClients(0))) {
///     EcsClient.builder().endpointOverride(lab.awsEndpoint())…
/// }
/// ```
public final class Lab implements AutoCloseable {
    static final String ADMIN = "admin";
    private static final int PASSWORD_BYTES = 15;
    private static final int BCRYPT_COST = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Parts parts;
    private final RedisServer redis;
    private final ServerRunner runner;
    private final ControlPlane plane;

    private Lab(LabOptions options, String password, Parts parts) throws IOException {
        this.parts = parts;
        Workspace workspace = Workspace.create();
        Reaper reaper = parts.add(Reaper.start(workspace));
        LocalProcesses processes = parts.add(new LocalProcesses(reaper, PATIENCE));
        redis = RedisServer.start(processes, workspace);
        Balancer balancer = parts.add(Balancer.start());
        CompletableFuture<URI> endpoint = new CompletableFuture<>();
        runner =
                parts.add(
                        new ServerRunner(
                                processes,
                                workspace,
                                options.serverMain(),
                                new ServerOverrides(ADMIN, hash(password)),
                                token -> endpoint.join() + "/v4/" + token));
        plane =
                parts.add(
                        ControlPlane.start(options, balancer, runner, "127.0.0.1:" + redis.port()));
        endpoint.complete(plane.url());
    }

    /// Starts a lab with a password of its own making and waits until the tasks of the start are healthy.
    public static Lab start(LabOptions options) throws IOException {
        return start(options, randomPassword());
    }

    /// Starts a lab whose servers take this admin password.
    ///
    /// @throws IOException if a part cannot be started, or the tasks do not become healthy in time
    public static Lab start(LabOptions options, String password) throws IOException {
        Parts parts = new Parts();
        try {
            Lab lab = new Lab(options, password, parts);
            lab.awaitHealthy(options);
            if (options.clients() > 0) {
                parts.add(LoadClients.start(lab.balancerUrl(), LoadSettings.of(options.clients())));
            }
            return lab;
        } catch (IOException | RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(BCRYPT_COST, password.toCharArray());
    }

    private void awaitHealthy(LabOptions options) throws IOException {
        int wanted = options.blueTasks() + options.greenTasks();
        try {
            plane.when(tasks -> ready(tasks, options))
                    .get(options.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(
                    "not all of the %d tasks became healthy within %d s. %s"
                            .formatted(wanted, options.startTimeout().toSeconds(), lastWords()),
                    late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the tasks started", stop);
        }
    }

    private static boolean ready(List<Cluster.RunningTask> tasks, LabOptions options) {
        return healthy(tasks, Blueprint.BLUE) >= options.blueTasks()
                && healthy(tasks, Blueprint.GREEN) >= options.greenTasks();
    }

    private static long healthy(List<Cluster.RunningTask> tasks, String service) {
        return tasks.stream().filter(t -> t.service().equals(service) && t.healthy()).count();
    }

    private String lastWords() {
        return runner.processes().stream()
                .map(p -> String.join(" | ", p.log().last(3)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> "A server last said: " + text)
                .orElse("No server said anything.");
    }

    public URI awsEndpoint() {
        return plane.url();
    }

    public URI balancerUrl() {
        return plane.listenerUrl();
    }

    public URI redisUrl() {
        return redis.url();
    }

    public String ruleArn() {
        return plane.traffic().ruleArn();
    }

    public String listenerArn() {
        return plane.traffic().listenerArn();
    }

    public String loadBalancerArn() {
        return plane.traffic().loadBalancerArn();
    }

    public String blueTargetGroupArn() {
        return plane.traffic().blueGroupArn();
    }

    public String greenTargetGroupArn() {
        return plane.traffic().greenGroupArn();
    }

    /// The tasks that run now.
    public List<Cluster.RunningTask> running() {
        return plane.running();
    }

    /// The process of a task with its log, for a while also after it has ended.
    public Optional<LocalProcess> process(String taskId) {
        return runner.process(taskId);
    }

    /// Stops everything, in the order opposite to that of the start: nothing is left behind.
    @Override
    public void close() {
        parts.close();
    }
}
