package io.signalbox.ui.kit;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.AlarmReading;
import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Colour;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.journal.Change;
import io.signalbox.operation.Finding;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.Intent;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.PlanWording;
import io.signalbox.operation.Step;
import io.signalbox.operation.Write;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.screen.ScreenId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Made-up snapshots for pictures and view models; the same numbers every time.
public final class TestingSnapshots {
    public static final Instant NOW = Instant.parse("2026-11-22T14:00:07Z");

    private TestingSnapshots() {}

    /// A lab fleet in the middle of a shift, 50 | 50, armed, with an operation that runs.
    public static ConsoleSnapshot shifting() {
        return snapshot(
                lab(),
                TestingFleet.live(NOW),
                TestingCloud.read(NOW, 50),
                Arming.until(NOW.plusSeconds(872)),
                List.of(running(50, NOW.minusSeconds(170)), done(10, NOW.minusSeconds(330))));
    }

    /// The same fleet, 90 | 10, armed, the shift before done.
    public static ConsoleSnapshot armed() {
        return snapshot(
                lab(),
                TestingFleet.live(NOW),
                TestingCloud.read(NOW, 10),
                Arming.until(NOW.plusSeconds(300)),
                List.of(done(10, NOW.minusSeconds(330))));
    }

    /// The same fleet, 100 | 0, read-only, nothing going on.
    public static ConsoleSnapshot calm() {
        return snapshot(
                lab(),
                TestingFleet.live(NOW),
                TestingCloud.read(NOW, 0),
                Arming.READ_ONLY,
                List.of());
    }

    /// The same as [#armed] with alarms of every kind.
    public static ConsoleSnapshot alarming() {
        CloudSnapshot cloud =
                TestingCloud.read(NOW, 10)
                        .with(
                                new AlarmReading(
                                        List.of(
                                                alarm("channels-cpu-high", Alarm.State.ALARM),
                                                alarm(
                                                        "channels-unhealthy-targets-blue",
                                                        Alarm.State.ALARM),
                                                alarm(
                                                        "channels-5xx-of-the-balancer",
                                                        Alarm.State.INSUFFICIENT_DATA),
                                                alarm("channels-event-loop-lag", Alarm.State.OK),
                                                alarm("channels-redis-memory", Alarm.State.OK)),
                                        ""));
        return snapshot(
                lab(),
                TestingFleet.live(NOW),
                cloud,
                Arming.until(NOW.plusSeconds(300)),
                List.of());
    }

    private static Alarm alarm(String name, Alarm.State state) {
        return new Alarm(
                name,
                "CPU of the group's instances over 70 % for five minutes; look at the busiest"
                        + " server first",
                state,
                "Threshold Crossed: 5 out of the last 5 datapoints [78.2, 81.0, 79.4, 77.7, 83.1]"
                        + " were greater than the threshold (70.0).",
                NOW.minusSeconds(340),
                false);
    }

    /// The console has just been started: nothing is known yet.
    public static ConsoleSnapshot starting() {
        return snapshot(
                lab(),
                FleetSnapshot.empty(NOW, new FeedStatus.Connecting(NOW.minusSeconds(2))),
                CloudSnapshot.empty(NOW, new CloudStatus.Reading()),
                Arming.READ_ONLY,
                List.of());
    }

    /// A Node fleet without AWS.
    public static ConsoleSnapshot withoutAws() {
        var environment =
                new Environment(
                        "chat",
                        EnvironmentKind.OTHER,
                        new AdminEndpoint(
                                URI.create("http://127.0.0.1:3000"),
                                "/socket.io/",
                                "/admin",
                                "admin"),
                        null,
                        false);
        return snapshot(
                environment,
                TestingFleet.live(NOW),
                CloudSnapshot.empty(NOW, new CloudStatus.NotConfigured()),
                Arming.READ_ONLY,
                List.of());
    }

    /// Feed and AWS both in trouble.
    public static ConsoleSnapshot broken() {
        FleetSnapshot fleet = TestingFleet.live(NOW.minusSeconds(44));
        var reconnecting =
                new FeedStatus.Reconnecting(
                        3,
                        NOW.plusSeconds(4),
                        "The connection to 127.0.0.1:3000 was closed.",
                        "Check that the balancer runs.");
        return new ConsoleSnapshot(
                NOW,
                lab(),
                new FleetSnapshot(
                        NOW,
                        reconnecting,
                        fleet.servers(),
                        fleet.sockets(),
                        fleet.rooms(),
                        fleet.totals(),
                        fleet.samples(),
                        fleet.features()),
                denied(),
                FleetMap.of(fleet, denied(), lab()),
                Arming.READ_ONLY,
                List.of(),
                "AWS denied ecs:DescribeServices to role operator");
    }

    private static CloudSnapshot denied() {
        CloudSnapshot read = TestingCloud.read(NOW, 0);
        return new CloudSnapshot(
                NOW.minusSeconds(140),
                new CloudStatus.Denied("ecs:DescribeServices"),
                read.identity(),
                read.cluster(),
                read.groups(),
                read.rule(),
                read.targetGroups());
    }

    public static Environment lab() {
        return environment(EnvironmentKind.LAB, false);
    }

    public static Environment environment(EnvironmentKind kind, boolean protectedFromWrites) {
        return new Environment(
                "channels",
                kind,
                new AdminEndpoint(
                        URI.create("http://127.0.0.1:3000"), "/socket.io/", "/admin", "admin"),
                new AwsTarget(
                        "eu-west-1",
                        URI.create("http://127.0.0.1:4566"),
                        null,
                        "channels",
                        "channels-blue",
                        "channels-green",
                        TestingCloud.RULE,
                        "channels-group"),
                protectedFromWrites);
    }

    public static ConsoleSnapshot snapshot(
            Environment environment,
            FleetSnapshot fleet,
            CloudSnapshot cloud,
            Arming arming,
            List<OperationProgress> operations) {
        return new ConsoleSnapshot(
                NOW,
                environment,
                fleet,
                cloud,
                FleetMap.of(fleet, cloud, environment),
                arming,
                operations,
                null);
    }

    /// A plan to send so many percent to green.
    public static Plan shift(int percent, Finding... more) {
        var findings =
                new java.util.ArrayList<>(
                        List.of(
                                Finding.ok("green has 3 of 3 healthy targets"),
                                Finding.ok("no deployment is running"),
                                Finding.ok("no other operation is running"),
                                Finding.ok("weights are as last read, 0.6 s ago")));
        findings.addAll(List.of(more));
        return new Plan(
                "plan-" + percent,
                new Intent.ShiftTraffic(percent),
                NOW,
                new PlanWording(
                        "Shift " + percent + " % to green",
                        "Start shift",
                        "61 new connections per second divide "
                                + (100 - percent)
                                + " | "
                                + percent
                                + "; 11,930 open sockets stay on blue until they reconnect."
                                + " Rolling back restores 100 | 0."),
                List.of(
                        new Change(
                                "blue weight", "100", Integer.toString(100 - percent), Colour.BLUE),
                        new Change("green weight", "0", Integer.toString(percent), Colour.GREEN)),
                findings,
                List.of(
                        new Step(
                                "Set the weights to " + (100 - percent) + " | " + percent,
                                write(percent))),
                List.of(
                        "aws elbv2 modify-rule --rule-arn "
                                + TestingCloud.RULE
                                + " --actions file://shift.json --region eu-west-1"));
    }

    private static Write write(int percent) {
        return new Write.RuleWeights(TestingCloud.RULE, weights(0), weights(percent));
    }

    private static List<WeightedGroup> weights(int green) {
        return List.of(
                new WeightedGroup(TestingCloud.groupArn(Colour.BLUE), 100 - green),
                new WeightedGroup(TestingCloud.groupArn(Colour.GREEN), green));
    }

    public static OperationProgress running(int percent, Instant since) {
        String id = "op-" + percent;
        return progress(
                new OperationEvent.Started(id, since, shift(percent)),
                new OperationEvent.StepRunning(id, since.plusMillis(300), 0, "reading back"));
    }

    public static OperationProgress done(int percent, Instant since) {
        String id = "op-" + percent;
        return progress(
                new OperationEvent.Started(id, since, shift(percent)),
                new OperationEvent.StepRunning(id, since.plusMillis(300), 0, "writing"),
                new OperationEvent.StepDone(id, since.plusMillis(900), 0),
                new OperationEvent.Succeeded(id, since.plusMillis(950)));
    }

    private static OperationProgress progress(OperationEvent... events) {
        return OperationProgress.of(List.of(events)).orElseThrow();
    }

    /// Screens that exist in this issue.
    public static Set<ScreenId> rail() {
        return Set.of(
                ScreenId.OVERVIEW,
                ScreenId.SERVERS,
                ScreenId.CLIENTS,
                ScreenId.ROOMS,
                ScreenId.SCALING,
                ScreenId.TRAFFIC,
                ScreenId.JOURNAL);
    }
}
