package io.signalbox.cloud.aws.poll;

import java.time.Duration;

/// How often each part is read, and how many calls a minute that may take. AWS's limits are shared
/// with every other tool of the account, so the usual pace takes about a quarter of the tightest of
/// them (Elastic Load Balancing, ten calls a second).
///
/// @param moving for services and tasks while a deployment or scaling is under way
/// @param alarms no more often than they are evaluated, as deployments look at them by the same limit
/// @param budgetPerMinute calls; parts wait when it is used up
public record PollPace(
        Duration services,
        Duration tasks,
        Duration instances,
        Duration rule,
        Duration targets,
        Duration moving,
        Duration alarms,
        int budgetPerMinute) {

    /// Fit for AWS.
    public static final PollPace AWS =
            new PollPace(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60),
                    120);

    /// For a lab on this machine, which has no other users.
    public static final PollPace LAB =
            new PollPace(
                    Duration.ofSeconds(1),
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    900);

    private static final Duration SETTINGS = Duration.ofMinutes(1);
    private static final Duration IDENTITY = Duration.ofMinutes(10);

    Duration of(PollPart part, boolean isMoving) {
        return switch (part) {
            case IDENTITY -> IDENTITY;
            case SERVICES -> isMoving ? shorter(moving, services) : services;
            case TASKS -> isMoving ? shorter(moving, tasks) : tasks;
            case INSTANCES, GROUPS -> instances;
            case RULE -> rule;
            case TARGET_GROUPS -> SETTINGS;
            case TARGETS -> targets;
            case ALARMS -> alarms;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
