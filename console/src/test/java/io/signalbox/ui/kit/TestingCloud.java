package io.signalbox.ui.kit;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.Cluster;
import io.signalbox.cloud.Group;
import io.signalbox.cloud.GroupInstance;
import io.signalbox.cloud.GroupStickiness;
import io.signalbox.cloud.Identity;
import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.ServiceEvent;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskCounts;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.environment.Colour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The AWS side of [TestingFleet].
final class TestingCloud {
    static final String RULE =
            "arn:aws:elasticloadbalancing:eu-west-1:000000000000:listener-rule/app/channels-alb/1/2/3";

    private TestingCloud() {}

    static String groupArn(Colour colour) {
        return "arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/channels-"
                + colour.word()
                + "-tg/1";
    }

    static CloudSnapshot read(Instant at, int greenWeight) {
        return new CloudSnapshot(
                at.minusMillis(1200),
                new CloudStatus.Ok(18, 60),
                new Identity(
                        "000000000000",
                        "arn:aws:sts::000000000000:assumed-role/signalbox/operator",
                        "eu-west-1"),
                new Cluster("channels", services(at), tasks(at), instances()),
                List.of(
                        new Group(
                                "channels-group",
                                2,
                                4,
                                3,
                                List.of(
                                        inGroup("i-0a31f", "eu-west-1a"),
                                        inGroup("i-0b77c", "eu-west-1b"),
                                        inGroup("i-0c902", "eu-west-1c")))),
                new Rule(
                        RULE,
                        "10",
                        "path /socket.io/*",
                        List.of(
                                new WeightedGroup(groupArn(Colour.BLUE), 100 - greenWeight),
                                new WeightedGroup(groupArn(Colour.GREEN), greenWeight)),
                        new GroupStickiness(true, 3600)),
                List.of(targets(Colour.BLUE), targets(Colour.GREEN)));
    }

    private static List<Service> services(Instant at) {
        return List.of(
                service(
                        at,
                        "channels-blue",
                        "channels:41",
                        new TaskCounts(3, 3, 0),
                        List.of(groupArn(Colour.BLUE))),
                service(
                        at,
                        "channels-green",
                        "channels:42",
                        new TaskCounts(3, 3, 0),
                        List.of(groupArn(Colour.GREEN))),
                service(at, "tickers", "tickers:7", new TaskCounts(2, 1, 1), List.of()));
    }

    private static Service service(
            Instant at, String name, String definition, TaskCounts counts, List<String> groups) {
        return new Service(
                name,
                "arn:aws:ecs:eu-west-1:000000000000:service/channels/" + name,
                "ACTIVE",
                counts,
                definition,
                groups,
                "COMPLETED",
                List.of(
                        new ServiceEvent(
                                at.minusSeconds(95),
                                counts.pending() > 0
                                        ? "(service "
                                                + name
                                                + ") was unable to place a task because no container"
                                                + " instance met all of its requirements."
                                        : "(service " + name + ") has reached a steady state.")));
    }

    private static List<Task> tasks(Instant at) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < TestingFleet.IDS.size(); i++) {
            String id = TestingFleet.IDS.get(i);
            tasks.add(
                    new Task(
                            id,
                            "arn:aws:ecs:eu-west-1:000000000000:task/channels/" + id,
                            i < 3 ? "channels-blue" : "channels-green",
                            i < 3 ? "channels:41" : "channels:42",
                            new Task.State("RUNNING", "RUNNING", "HEALTHY", at.minusSeconds(1560)),
                            new Task.Placement(
                                    List.of("i-0a31f", "i-0b77c", "i-0c902").get(i % 3),
                                    "eu-west-1" + "abc".charAt(i % 3),
                                    null,
                                    List.of(),
                                    List.of(32_768 + i))));
        }
        return tasks;
    }

    private static List<Instance> instances() {
        return List.of(
                new Instance(
                        "i-0a31f",
                        "eu-west-1a",
                        "ACTIVE",
                        3,
                        0,
                        new Instance.Capacity(512, 2048, 768, 3840),
                        "channels-group"),
                new Instance(
                        "i-0b77c",
                        "eu-west-1b",
                        "ACTIVE",
                        3,
                        0,
                        new Instance.Capacity(512, 2048, 768, 3840),
                        "channels-group"),
                new Instance(
                        "i-0c902",
                        "eu-west-1c",
                        "DRAINING",
                        1,
                        0,
                        new Instance.Capacity(1536, 2048, 2816, 3840),
                        "channels-group"));
    }

    private static GroupInstance inGroup(String id, String zone) {
        return new GroupInstance(id, zone, "InService", "Healthy", false);
    }

    private static TargetGroup targets(Colour colour) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < TestingFleet.IDS.size(); i++) {
            if (TestingFleet.colour(i) == colour) {
                targets.add(
                        new Target(
                                List.of("i-0a31f", "i-0b77c", "i-0c902").get(i % 3),
                                32_768 + i,
                                "eu-west-1" + "abc".charAt(i % 3),
                                "healthy",
                                ""));
            }
        }
        return new TargetGroup(groupArn(colour), "channels-" + colour.word() + "-tg", 30, targets);
    }
}
