package io.signalbox.operation;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.Group;
import io.signalbox.cloud.GroupInstance;
import io.signalbox.cloud.GroupStickiness;
import io.signalbox.cloud.Identity;
import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Listener;
import io.signalbox.cloud.Rollout;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskCounts;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.aws.GroupGateway;
import io.signalbox.cloud.aws.IdentityGateway;
import io.signalbox.cloud.aws.ServiceGateway;
import io.signalbox.cloud.aws.TrafficGateway;
import io.signalbox.cloud.aws.Written;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.journal.Journal;
import io.signalbox.operation.aws.AwsSide;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pair of services behind one rule, in memory. Tasks run as soon as they are asked for, unless
/// told otherwise. Safe on any thread.
public final class TestingAws
        implements ServiceGateway, TrafficGateway, GroupGateway, IdentityGateway {

    public static final String BLUE_GROUP = "tg/blue";
    public static final String GREEN_GROUP = "tg/green";
    public static final String RULE = "rule/10";

    private final Map<String, TaskCounts> counts = new HashMap<>();
    private final Map<String, Integer> healthy = new HashMap<>();
    private final Map<String, Integer> unhealthy = new HashMap<>();
    private final List<String> writes = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private List<WeightedGroup> weights =
            List.of(new WeightedGroup(BLUE_GROUP, 100), new WeightedGroup(GREEN_GROUP, 0));
    private Group group = group(2);
    private String strategy = "ROLLING";
    private @Nullable AwsFailure writeFailure;
    private boolean ignoresWrites;
    private boolean startsNothing;
    private Runnable beforeWrite = () -> {};

    public TestingAws() {
        counts.put("blue", new TaskCounts(2, 2, 0));
        counts.put("green", new TaskCounts(2, 2, 0));
        healthy.put(BLUE_GROUP, 2);
        healthy.put(GREEN_GROUP, 2);
    }

    /// The environment that this is the AWS side of.
    /// The side of AWS that operations work on, without a picture of the fleet.
    public AwsSide side(Journal journal, VerifyPace pace) {
        Environment environment = environment();
        var nothing =
                new AwsSide.Picture(
                        FleetSnapshot.empty(Instant.EPOCH, new FeedStatus.Stopped()),
                        CloudSnapshot.empty(Instant.EPOCH, new CloudStatus.Reading()));
        return new AwsSide(
                environment,
                Objects.requireNonNull(environment.aws()),
                gateways(),
                journal,
                () -> nothing,
                pace);
    }

    public static Environment environment() {
        return new Environment(
                "test",
                EnvironmentKind.STAGING,
                new AdminEndpoint(URI.create("http://127.0.0.1:1"), "/socket.io/", "/admin", null),
                new AwsTarget("eu-west-1", null, null, "channels", "blue", "green", RULE, "group"),
                false);
    }

    public AwsGateways gateways() {
        return gateways(new TestingStacks());
    }

    public AwsGateways gateways(TestingStacks stacks) {
        return new AwsGateways(this, this, this, this, stacks);
    }

    public synchronized void weights(int blue, int green) {
        weights =
                List.of(new WeightedGroup(BLUE_GROUP, blue), new WeightedGroup(GREEN_GROUP, green));
    }

    synchronized List<Integer> weights() {
        return weights.stream().map(WeightedGroup::weight).toList();
    }

    synchronized void targets(String targetGroup, int healthyOnes, int unhealthyOnes) {
        healthy.put(targetGroup, healthyOnes);
        unhealthy.put(targetGroup, unhealthyOnes);
    }

    synchronized void strategy(String name) {
        strategy = name;
    }

    /// Every write fails so from now on.
    synchronized void refuseWrites(AwsFailure failure) {
        writeFailure = failure;
    }

    /// Writes are accepted and have no effect.
    synchronized void ignoreWrites() {
        ignoresWrites = true;
    }

    /// Tasks are asked for and do not start.
    synchronized void startNothing() {
        startsNothing = true;
    }

    synchronized void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    @Override
    public synchronized List<Service> services(String cluster, List<String> names) {
        return names.stream().map(this::service).toList();
    }

    private Service service(String name) {
        TaskCounts count = counts.get(name);
        if (count == null) {
            throw new AwsException(
                    new AwsFailure.NotFound("There is no service '" + name + "'.", "r-404"));
        }
        return new Service(
                name,
                "arn/" + name,
                "ACTIVE",
                count,
                "channels:41",
                List.of("tg/" + name),
                new Rollout("COMPLETED", strategy),
                List.of());
    }

    @Override
    public synchronized List<Task> tasks(String cluster, List<String> services) {
        return Stream.of(task("blue-1", "blue"), task("blue-2", "blue"))
                .filter(task -> services.contains(task.service()) && !stopped.contains(task.id()))
                .toList();
    }

    private static Task task(String id, String service) {
        return new Task(
                id,
                "arn:aws:ecs:eu-west-1:000000000000:task/channels/" + id,
                service,
                "channels:41",
                new Task.State("RUNNING", "RUNNING", "HEALTHY", null),
                new Task.Placement("i-1", "a", null, List.of(), List.of()));
    }

    @Override
    public List<Instance> instances(String cluster) {
        return List.of(
                new Instance(
                        "i-1",
                        "a",
                        "ACTIVE",
                        4,
                        0,
                        new Instance.Capacity(1024, 3072, 4096, 8192),
                        null));
    }

    @Override
    public synchronized Written scale(String cluster, String service, int desired) {
        return write(
                "scale " + service + " " + desired,
                () -> {
                    TaskCounts before = Objects.requireNonNull(counts.get(service));
                    int running = startsNothing ? before.running() : desired;
                    counts.put(service, new TaskCounts(desired, running, desired - running));
                });
    }

    @Override
    public synchronized Written stopTask(String cluster, String taskId, String reason) {
        return write("stop " + taskId, () -> stopped.add(taskId));
    }

    @Override
    public synchronized Rule rule(String ruleArn) {
        return new Rule(RULE, "10", "path /socket.io/*", weights, new GroupStickiness(true, 60));
    }

    @Override
    public Listener listener(String listenerArn) {
        return new Listener("HTTPS", 443);
    }

    @Override
    public List<TargetGroup> targetGroups(List<String> arns) {
        return List.of();
    }

    @Override
    public synchronized List<Target> targets(String targetGroupArn) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < healthy.getOrDefault(targetGroupArn, 0); i++) {
            targets.add(new Target("i-1", 3000 + i, "a", "healthy", ""));
        }
        for (int i = 0; i < unhealthy.getOrDefault(targetGroupArn, 0); i++) {
            targets.add(new Target("i-1", 4000 + i, "a", "unhealthy", "Target.Timeout"));
        }
        return targets;
    }

    @Override
    public synchronized Written writeWeights(
            String ruleArn, List<WeightedGroup> expected, List<WeightedGroup> wanted) {
        if (!Set.copyOf(expected).equals(Set.copyOf(weights))) {
            throw new AwsException(new AwsFailure.Conflict("The weights were changed.", null));
        }
        return write(
                "weights " + wanted.stream().map(WeightedGroup::weight).toList(),
                () -> weights = wanted);
    }

    @Override
    public synchronized Group group(String name) {
        return group;
    }

    @Override
    public synchronized Written setDesired(String name, int desired) {
        return write("group " + desired, () -> group = group(desired));
    }

    @Override
    public Identity identity() {
        return new Identity("000000000000", "arn:aws:iam::000000000000:user/anna", "eu-west-1");
    }

    private Written write(String what, Runnable effect) {
        beforeWrite.run();
        if (writeFailure != null) {
            throw new AwsException(writeFailure);
        }
        writes.add(what);
        if (!ignoresWrites) {
            effect.run();
        }
        return new Written("r-" + writes.size());
    }

    private static Group group(int desired) {
        List<GroupInstance> instances = new ArrayList<>();
        for (int i = 0; i < desired; i++) {
            instances.add(new GroupInstance("i-" + i, "a", "InService", "Healthy", false));
        }
        return new Group("group", 1, 4, desired, instances);
    }
}
