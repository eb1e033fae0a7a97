package io.signalbox.operation;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.cloud.Task;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Colour;
import io.signalbox.environment.Environment;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The join of the two sides: which server is which task, of which colour, on which instance, behind
/// which target. Immutable; cheap enough to make for every picture.
///
/// @param servers by `serverId`
/// @param colours both, always
public record FleetMap(Map<String, ServerPlace> servers, Map<Colour, ColourTotals> colours) {

    public FleetMap {
        servers = Map.copyOf(servers);
        colours = Map.copyOf(colours);
    }

    public static FleetMap of(FleetSnapshot fleet, CloudSnapshot cloud, Environment environment) {
        var join = new Join(cloud, environment);
        var servers = new LinkedHashMap<String, ServerPlace>();
        for (ServerEntry server : fleet.servers()) {
            servers.put(server.serverId(), join.place(server));
        }
        var colours = new EnumMap<Colour, ColourTotals>(Colour.class);
        for (Colour colour : Colour.values()) {
            colours.put(colour, join.totals(colour, fleet.servers(), servers));
        }
        return new FleetMap(servers, colours);
    }

    /// The place of a server; one with nothing known for an id that is not in the fleet.
    public ServerPlace server(String serverId) {
        ServerPlace place = servers.get(serverId);
        return place != null
                ? place
                : new ServerPlace(serverId, null, null, null, null, null, null);
    }

    public ColourTotals colour(Colour colour) {
        return Objects.requireNonNull(colours.get(colour));
    }

    /// The live weights; empty where the rule is not known or lacks one of the two groups.
    public Optional<TrafficSplit> split() {
        Integer blue = colour(Colour.BLUE).weight();
        Integer green = colour(Colour.GREEN).weight();
        return blue == null || green == null
                ? Optional.empty()
                : Optional.of(new TrafficSplit(blue, green));
    }

    private record Join(CloudSnapshot cloud, Environment environment) {

        ServerPlace place(ServerEntry server) {
            Task task = taskOf(server);
            Instance instance = task == null ? null : instanceOf(task);
            Colour colour = task == null ? null : environment.colourOf(task.service());
            return new ServerPlace(
                    server.serverId(),
                    task,
                    colour != null ? colour : statedColour(server),
                    instance,
                    zoneOf(server, task, instance),
                    task == null ? null : targetOf(task),
                    versionOf(server, task));
        }

        /// Signalbox's servers carry the task id. Others are found by their host name, which in
        /// bridge mode begins the container's runtime id, or by the task's own address in awsvpc mode.
        private @Nullable Task taskOf(ServerEntry server) {
            ServerExtras extras = server.extras();
            String stated = extras == null ? null : extras.taskId();
            for (Task task : cloud.tasks()) {
                if (task.id().equals(stated)
                        || server.serverId().contains(task.id())
                        || hostIsTask(server.hostname(), task)) {
                    return task;
                }
            }
            return null;
        }

        private static boolean hostIsTask(String hostname, Task task) {
            if (hostname.isEmpty()) {
                return false;
            }
            String address = task.placement().privateAddress();
            if (address != null
                    && (hostname.equals(address)
                            || hostname.equals("ip-" + address.replace('.', '-'))
                            || hostname.startsWith("ip-" + address.replace('.', '-') + "."))) {
                return true;
            }
            return hostname.length() == 12
                    && task.placement().runtimeIds().stream()
                            .anyMatch(runtime -> runtime.startsWith(hostname));
        }

        private @Nullable Instance instanceOf(Task task) {
            return cloud.instances().stream()
                    .filter(instance -> instance.id().equals(task.instanceId()))
                    .findFirst()
                    .orElse(null);
        }

        /// A target is either the instance with one of the task's host ports, or the task's address.
        private @Nullable Target targetOf(Task task) {
            for (TargetGroup group : cloud.targetGroups()) {
                for (Target target : group.targets()) {
                    boolean byAddress = target.id().equals(task.placement().privateAddress());
                    boolean byInstance = target.id().equals(task.instanceId());
                    boolean samePort = task.placement().hostPorts().contains(target.port());
                    if ((byInstance && samePort)
                            || (byAddress
                                    && (samePort || task.placement().hostPorts().isEmpty()))) {
                        return target;
                    }
                }
            }
            return null;
        }

        private static @Nullable Colour statedColour(ServerEntry server) {
            ServerExtras extras = server.extras();
            String word = extras == null ? null : extras.colour();
            for (Colour colour : Colour.values()) {
                if (colour.word().equals(word)) {
                    return colour;
                }
            }
            return null;
        }

        private static @Nullable String zoneOf(
                ServerEntry server, @Nullable Task task, @Nullable Instance instance) {
            if (task != null && !task.zone().isEmpty()) {
                return task.zone();
            }
            if (instance != null) {
                return instance.zone();
            }
            ServerExtras extras = server.extras();
            return extras == null ? null : extras.zone();
        }

        private static @Nullable String versionOf(ServerEntry server, @Nullable Task task) {
            ServerExtras extras = server.extras();
            if (extras != null) {
                return extras.version();
            }
            return task == null ? null : task.taskDefinition();
        }

        ColourTotals totals(
                Colour colour, List<ServerEntry> servers, Map<String, ServerPlace> places) {
            List<ServerEntry> mine =
                    servers.stream()
                            .filter(ServerEntry::healthy)
                            .filter(s -> colourOf(places, s) == colour)
                            .toList();
            AwsTarget aws = environment.aws();
            Service service = aws == null ? null : cloud.service(aws.service(colour)).orElse(null);
            TargetGroup targets = service == null ? null : targetGroupOf(service);
            return new ColourTotals(
                    colour,
                    mine.size(),
                    mine.stream().mapToInt(ServerEntry::clients).sum(),
                    mine.stream().mapToDouble(ServerEntry::connectsPerSecond).sum(),
                    service,
                    targets,
                    targets == null ? null : weightOf(targets.arn()),
                    versions(mine, places));
        }

        private static @Nullable Colour colourOf(
                Map<String, ServerPlace> places, ServerEntry server) {
            ServerPlace place = places.get(server.serverId());
            return place == null ? null : place.colour();
        }

        private @Nullable TargetGroup targetGroupOf(Service service) {
            return service.targetGroupArns().stream()
                    .flatMap(arn -> cloud.targetGroup(arn).stream())
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable Integer weightOf(String targetGroupArn) {
            if (cloud.rule() == null) {
                return null;
            }
            OptionalInt weight = cloud.rule().weightOf(targetGroupArn);
            // A group that the rule does not name gets nothing.
            return weight.orElse(0);
        }

        private static String versions(List<ServerEntry> servers, Map<String, ServerPlace> places) {
            return servers.stream()
                    .map(server -> places.get(server.serverId()))
                    .filter(Objects::nonNull)
                    .map(ServerPlace::version)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
