package io.signalbox.lab;

import java.time.Duration;

/// How a lab is set up. `clients`: synthetic ones (0 to 10000). `blueTasks`, `greenTasks`: wanted at the start.
/// `deregistrationDelay`: how long a draining task keeps its connections. `groupStickiness`: how long a client stays
/// with its target group, short so that a shift of traffic shows. `startTimeout`: until the tasks of the start must be
/// healthy. `serverMain`: the main class of a task. `deploymentMinute`: how long a minute of ECS's bake times takes here.
/// `fleet`: whether it boots with a fleet of its own; without one there
/// are no clients either, and of the rest only `serverMain` and
/// `deploymentMinute` count.
public record LabOptions(
        int clients,
        int blueTasks,
        int greenTasks,
        Duration deregistrationDelay,
        Duration groupStickiness,
        Duration startTimeout,
        String serverMain,
        Duration deploymentMinute,
        boolean fleet) {
    public LabOptions {
        if (clients < 0 || clients > 10_000) {
            throw new IllegalArgumentException("clients must be 0 to 10000, not " + clients);
        }
        if (blueTasks < 0 || greenTasks < 0) {
            throw new IllegalArgumentException(
                    "tasks must be 0 or more, not %d and %d".formatted(blueTasks, greenTasks));
        }
        if (deploymentMinute.isNegative() || deploymentMinute.isZero()) {
            throw new IllegalArgumentException(
                    "deploymentMinute must be longer than zero, not " + deploymentMinute);
        }
    }

    /// 200 clients, two blue tasks, five seconds of draining, a minute of group stickiness.
    public static LabOptions standard() {
        return new LabOptions(
                200,
                2,
                0,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                "io.signalbox.server.ServerMain",
                Duration.ofSeconds(1),
                true);
    }

    /// Nothing but Redis and the AWS endpoint, for stacks to come.
    public static LabOptions empty() {
        LabOptions standard = standard();
        return new LabOptions(
                0,
                0,
                0,
                standard.deregistrationDelay(),
                standard.groupStickiness(),
                standard.startTimeout(),
                standard.serverMain(),
                standard.deploymentMinute(),
                false);
    }

    public LabOptions withClients(int count) {
        return new LabOptions(
                count,
                blueTasks,
                greenTasks,
                deregistrationDelay,
                groupStickiness,
                startTimeout,
                serverMain,
                deploymentMinute,
                fleet);
    }

    public LabOptions withTasks(int blue, int green) {
        return new LabOptions(
                clients,
                blue,
                green,
                deregistrationDelay,
                groupStickiness,
                startTimeout,
                serverMain,
                deploymentMinute,
                fleet);
    }

    public LabOptions withDeregistrationDelay(Duration delay) {
        return new LabOptions(
                clients,
                blueTasks,
                greenTasks,
                delay,
                groupStickiness,
                startTimeout,
                serverMain,
                deploymentMinute,
                fleet);
    }

    public LabOptions withGroupStickiness(Duration stickiness) {
        return new LabOptions(
                clients,
                blueTasks,
                greenTasks,
                deregistrationDelay,
                stickiness,
                startTimeout,
                serverMain,
                deploymentMinute,
                fleet);
    }

    public LabOptions withServerMain(String mainClass) {
        return new LabOptions(
                clients,
                blueTasks,
                greenTasks,
                deregistrationDelay,
                groupStickiness,
                startTimeout,
                mainClass,
                deploymentMinute,
                fleet);
    }

    public LabOptions withDeploymentMinute(Duration minute) {
        return new LabOptions(
                clients,
                blueTasks,
                greenTasks,
                deregistrationDelay,
                groupStickiness,
                startTimeout,
                serverMain,
                minute,
                fleet);
    }
}
