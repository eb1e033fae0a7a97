package io.signalbox.lab;

import io.signalbox.lab.balancer.Action;
import io.signalbox.lab.balancer.Algorithm;
import io.signalbox.lab.balancer.HealthCheck;
import io.signalbox.lab.balancer.TargetGroupSettings;
import io.signalbox.lab.balancer.WeightedGroup;
import io.signalbox.lab.ecs.Cluster;
import io.signalbox.lab.ecs.TaskDefinition;
import io.signalbox.lab.elb.LoadBalancing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in the lab: names, sizes and settings of everything that on AWS the templates would make.
final class Blueprint {
    static final String CLUSTER = "channels";
    static final String BLUE = "channels-blue";
    static final String GREEN = "channels-green";
    static final String GROUP = "channels-group";
    static final String CAPACITY_PROVIDER = "channels-capacity";
    static final String LOAD_BALANCER = "channels-alb";
    static final List<String> ZONES = List.of("eu-west-1a", "eu-west-1b");
    private static final int CPU = 512;
    private static final int MEMORY = 512;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    /// Often, so that a new task soon takes traffic, but patient with a machine that has much else to do.
    private static final HealthCheck HEALTH_CHECK =
            new HealthCheck("/healthz", Duration.ofSeconds(1), Duration.ofSeconds(3), 2, 3);

    private static final Duration HEALTH_GRACE = Duration.ofSeconds(15);

    private final LabOptions options;

    Blueprint(LabOptions options) {
        this.options = options;
    }

    /// The ARNs that callers ask for most.
    record Traffic(String blueGroupArn, String greenGroupArn, String ruleArn) {}

    Traffic traffic(LoadBalancing balancing) {
        TargetGroupSettings settings =
                new TargetGroupSettings(
                        HEALTH_CHECK,
                        options.deregistrationDelay(),
                        Optional.of(Duration.ofDays(1)),
                        Algorithm.LEAST_OUTSTANDING);
        String blue = balancing.addGroup(BLUE + "-tg", settings, tags("blue"));
        String green = balancing.addGroup(GREEN + "-tg", settings, tags("green"));
        Action.Forward forward =
                new Action.Forward(
                        List.of(new WeightedGroup(blue, 100), new WeightedGroup(green, 0)),
                        Optional.of(options.groupStickiness()));
        return new Traffic(blue, green, balancing.addRule(10, List.of("/socket.io/*"), forward));
    }

    void services(Cluster cluster, Traffic traffic, Instant now) {
        TaskDefinition blue = definition(41, "2.7.1", now);
        TaskDefinition green = definition(42, "2.8.0", now);
        cluster.register(blue);
        cluster.register(green);
        cluster.createService(
                spec(BLUE, blue, traffic.blueGroupArn(), "blue"), options.blueTasks());
        cluster.createService(
                spec(GREEN, green, traffic.greenGroupArn(), "green"), options.greenTasks());
    }

    private static Cluster.ServiceSpec spec(
            String name, TaskDefinition definition, String groupArn, String colour) {
        return new Cluster.ServiceSpec(
                name,
                definition,
                groupArn,
                CAPACITY_PROVIDER,
                Map.of("SERVER_COLOUR", colour),
                tags(colour),
                HEALTH_GRACE);
    }

    private static TaskDefinition definition(int revision, String version, Instant now) {
        return new TaskDefinition(
                CLUSTER,
                revision,
                "000000000000.dkr.ecr.eu-west-1.amazonaws.com/channels:" + version,
                CPU,
                MEMORY,
                Map.of(
                        "SERVER_VERSION",
                        version,
                        "STOP_TIMEOUT_SECONDS",
                        String.valueOf(STOP_TIMEOUT.toSeconds())),
                STOP_TIMEOUT,
                now);
    }

    private static Map<String, String> tags(String colour) {
        return Map.of("Application", CLUSTER, "Colour", colour);
    }
}
