package io.signalbox.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.Cluster;
import io.signalbox.cloud.GroupStickiness;
import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskCounts;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Colour;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetTotals;
import io.signalbox.fleet.Rates;
import io.signalbox.fleet.ServerEntry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FleetMapTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Environment ENVIRONMENT =
            new Environment(
                    "test",
                    EnvironmentKind.STAGING,
                    new AdminEndpoint(URI.create("http://h:1"), "/socket.io/", "/admin", null),
                    new AwsTarget("eu-west-1", null, null, "c", "blue", "green", "rule", "group"),
                    false);
    private static final CloudSnapshot CLOUD =
            new CloudSnapshot(
                    NOW,
                    new CloudStatus.Ok(1, 60),
                    null,
                    new Cluster(
                            "c",
                            List.of(service("blue"), service("green")),
                            List.of(
                                    task("aaaa", "blue", "i-1", null, "0123456789abcdef", 32768),
                                    task("bbbb", "green", "i-2", null, "fedcba9876543210", 32769),
                                    task("cccc", "green", null, "10.0.1.5", "x", 3000)),
                            List.of(instance("i-1", "zone-a"), instance("i-2", "zone-b"))),
                    List.of(),
                    new Rule(
                            "rule",
                            "10",
                            "path /socket.io/*",
                            List.of(
                                    new WeightedGroup("tg/blue", 90),
                                    new WeightedGroup("tg/green", 10)),
                            new GroupStickiness(true, 60)),
                    List.of(
                            new TargetGroup(
                                    "tg/blue",
                                    "blue-tg",
                                    30,
                                    List.of(new Target("i-1", 32768, "", "healthy", ""))),
                            new TargetGroup(
                                    "tg/green",
                                    "green-tg",
                                    30,
                                    List.of(
                                            new Target("i-2", 32769, "", "initial", ""),
                                            new Target("10.0.1.5", 3000, "", "healthy", "")))));

    @Test
    void findsTheTaskByTheServersId() {
        ServerPlace place = place(server("aaaa", "anything", 5));

        assertThat(place.colour()).isEqualTo(Colour.BLUE);
        assertThat(place.service()).isEqualTo("blue");
        assertThat(place.zone()).isEqualTo("zone-a");
        assertThat(place.targetHealth()).isEqualTo("healthy");
        assertThat(place.version()).isEqualTo("channels:41");
    }

    @Test
    void findsTheTaskOfANodeServerByItsContainersHostName() {
        assertThat(place(server("node#17", "fedcba987654", 5)).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void findsTheTaskOfANodeServerByItsAddress() {
        ServerPlace byAddress = place(server("x", "10.0.1.5", 5));
        ServerPlace byName = place(server("x", "ip-10-0-1-5.eu-west-1.compute.internal", 5));

        assertThat(byAddress.colour()).isEqualTo(Colour.GREEN);
        assertThat(byAddress.targetHealth()).isEqualTo("healthy");
        assertThat(byName.task()).isEqualTo(byAddress.task());
    }

    @Test
    void knowsNothingOfAServerOfAnotherFleet() {
        assertThat(place(server("stranger", "vm", 5)))
                .isEqualTo(new ServerPlace("stranger", null, null, null, null, null, null));
    }

    @Test
    void addsUpEachColour() {
        FleetMap map = map(server("aaaa", "a", 5), server("bbbb", "b", 7), server("cccc", "c", 11));

        assertThat(map.colour(Colour.BLUE).sockets()).isEqualTo(5);
        assertThat(map.colour(Colour.GREEN).sockets()).isEqualTo(18);
        assertThat(map.colour(Colour.GREEN).newPerSecond()).isEqualTo(3);
        assertThat(map.colour(Colour.GREEN).healthyTargets()).isEqualTo(1);
        assertThat(map.colour(Colour.GREEN).targets()).isEqualTo(2);
        assertThat(map.split()).contains(new TrafficSplit(90, 10));
    }

    @Test
    void worksWithoutAnAwsSide() {
        Environment fleetOnly = Environment.watchOnly(ENVIRONMENT.admin());
        CloudSnapshot none = CloudSnapshot.empty(NOW, new CloudStatus.NotConfigured());

        FleetMap map = FleetMap.of(fleet(server("aaaa", "a", 5)), none, fleetOnly);

        assertThat(map.server("aaaa").task()).isNull();
        assertThat(map.split()).isEmpty();
    }

    private static ServerPlace place(ServerEntry server) {
        return map(server).server(server.serverId());
    }

    private static FleetMap map(ServerEntry... servers) {
        return FleetMap.of(fleet(servers), CLOUD, ENVIRONMENT);
    }

    private static FleetSnapshot fleet(ServerEntry... servers) {
        return new FleetSnapshot(
                NOW,
                new FeedStatus.Live(NOW),
                List.of(servers),
                List.of(),
                List.of(),
                FleetTotals.NONE,
                List.of(),
                FleetFeatures.NONE);
    }

    private static ServerEntry server(String id, String host, int clients) {
        return new ServerEntry(
                id,
                host,
                1,
                Duration.ofMinutes(1),
                new ServerEntry.ClientCounts(clients, 0),
                new Rates(1.5, 0, 0, 0, 0, 0),
                new ServerEntry.Liveness(NOW, true),
                null);
    }

    private static Service service(String name) {
        return new Service(
                name,
                "arn/" + name,
                "ACTIVE",
                new TaskCounts(1, 1, 0),
                "channels:41",
                List.of("tg/" + name),
                "COMPLETED",
                List.of());
    }

    private static Task task(
            String id,
            String service,
            @Nullable String instance,
            @Nullable String address,
            String runtime,
            int port) {
        return new Task(
                id,
                "arn/" + id,
                service,
                "channels:41",
                new Task.State("RUNNING", "RUNNING", "HEALTHY", NOW),
                new Task.Placement(instance, "", address, List.of(runtime), List.of(port)));
    }

    private static Instance instance(String id, String zone) {
        return new Instance(id, zone, "ACTIVE", 1, 0, new Instance.Capacity(1, 2, 1, 2), "group");
    }
}
