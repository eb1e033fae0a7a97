package io.signalbox.lab;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.ecs.cluster.Cluster;
import io.signalbox.lab.ecs.definition.TaskDefinition;
import io.signalbox.lab.ecs.task.TaskRunner;
import io.signalbox.lab.load.LoadClients;
import io.signalbox.lab.load.LoadSettings;
import io.signalbox.lab.logs.LogIntake;
import io.signalbox.lab.process.LocalProcess;
import io.signalbox.lab.process.LocalProcesses;
import io.signalbox.lab.process.Reaper;
import io.signalbox.lab.process.RedisPool;
import io.signalbox.lab.process.RedisServer;
import io.signalbox.lab.process.ServerOverrides;
import io.signalbox.lab.process.ServerRunner;
import io.signalbox.lab.process.Workspace;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
    private LabFleet fleet = new LabFleet(Map.of());

    private Lab(LabOptions options, String password, Parts parts) throws IOException {
        this.parts = parts;
        Workspace workspace = Workspace.create();
        Reaper reaper = parts.add(Reaper.start(workspace));
        LocalProcesses processes = parts.add(new LocalProcesses(reaper, PATIENCE));
        redis = RedisServer.start(processes, workspace);
        Balancer balancer = parts.add(Balancer.start());
        LogIntake output = new LogIntake(InstantSource.system());
        CompletableFuture<URI> endpoint = new CompletableFuture<>();
        runner =
                parts.add(
                        new ServerRunner(
                                processes,
                                workspace,
                                options.serverMain(),
                                new ServerOverrides(ADMIN, hash(password)),
                                token -> endpoint.join() + "/v4/" + token,
                                (task, line) -> keep(output, task, line)));
        plane =
                parts.add(
                        ControlPlane.start(
                                options,
                                balancer,
                                runner,
                                parts.add(new RedisPool(processes, workspace, redis)),
                                output));
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
            lab.awaitFleet(options);
            if (options.fleet() && options.clients() > 0) {
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

    /// By the log configuration of its task definition, as the agent of ECS would.
    private static void keep(LogIntake output, TaskRunner.Launch task, String line) {
        TaskDefinition.Container server = task.definition().server();
        LogIntake.Place.of(server.log(), server.name(), task.taskId())
                .ifPresent(place -> output.line(place, line));
    }

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(BCRYPT_COST, password.toCharArray());
    }

    /// Until the stacks stand, and so the tasks that they want are healthy.
    private void awaitFleet(LabOptions options) throws IOException {
        try {
            fleet = plane.booted().get(options.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException(
                    "not all of the %d tasks became healthy within %d s. %s"
                            .formatted(
                                    options.blueTasks() + options.greenTasks(),
                                    options.startTimeout().toSeconds(),
                                    lastWords()),
                    late);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed) + " " + lastWords(), failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the tasks started", stop);
        }
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause == null ? "the lab's stacks failed" : String.valueOf(cause.getMessage());
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

    public URI redisUrl() {
        return redis.url();
    }

    /// Whether it was started with a fleet of its own. Without one the addresses and ARNs below are refused with an
    /// [IllegalStateException].
    public boolean hasFleet() {
        return !fleet.isEmpty();
    }

    /// Of the production listener.
    public URI balancerUrl() {
        return plane.listenerUrl(listenerArn());
    }

    public String ruleArn() {
        return fleet.required("RuleArn");
    }

    public String listenerArn() {
        return fleet.required("ListenerArn");
    }

    public String loadBalancerArn() {
        return fleet.required("LoadBalancerArn");
    }

    public String blueTargetGroupArn() {
        return fleet.required("BlueTargetGroupArn");
    }

    public String greenTargetGroupArn() {
        return fleet.required("GreenTargetGroupArn");
    }

    LabFleet fleet() {
        return fleet;
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
