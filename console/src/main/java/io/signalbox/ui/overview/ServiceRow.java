package io.signalbox.ui.overview;

import io.signalbox.cloud.Service;
import io.signalbox.cloud.TargetGroup;
import io.signalbox.environment.Colour;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.ServerPlace;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.kit.table.Column;
import io.signalbox.ui.kit.words.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One ECS service with the servers that it runs.
///
/// @param healthyTargets `3 / 3`, `–` without a target group
/// @param socketsPerTask NaN where no server of it reports
/// @param cpu mean over its servers, 0..1; NaN where none tells
record ServiceRow(
        Service service,
        @Nullable Colour colour,
        String healthyTargets,
        boolean targetsMissing,
        double socketsPerTask,
        double cpu) {

    static List<ServiceRow> of(ConsoleSnapshot snapshot) {
        return snapshot.cloud().services().stream().map(s -> of(s, snapshot)).toList();
    }

    private static ServiceRow of(Service service, ConsoleSnapshot snapshot) {
        List<ServerEntry> servers =
                snapshot.fleet().servers().stream()
                        .filter(ServerEntry::healthy)
                        .filter(server -> runs(service, snapshot.map().server(server.serverId())))
                        .toList();
        List<TargetGroup> groups =
                service.targetGroupArns().stream()
                        .flatMap(arn -> snapshot.cloud().targetGroup(arn).stream())
                        .toList();
        int healthy = groups.stream().mapToInt(TargetGroup::healthyTargets).sum();
        int targets = groups.stream().mapToInt(group -> group.targets().size()).sum();
        OptionalDouble sockets = servers.stream().mapToInt(ServerEntry::clients).average();
        return new ServiceRow(
                service,
                snapshot.environment().colourOf(service.name()),
                groups.isEmpty() ? "–" : healthy + " / " + targets,
                healthy < targets,
                sockets.orElse(Double.NaN),
                cpu(servers));
    }

    private static boolean runs(Service service, ServerPlace place) {
        return service.name().equals(place.service());
    }

    private static double cpu(List<ServerEntry> servers) {
        return servers.stream()
                .map(ServerEntry::extras)
                .filter(Objects::nonNull)
                .mapToDouble(ServerExtras::cpu)
                .average()
                .orElse(Double.NaN);
    }

    static List<Column<ServiceRow>> columns() {
        return List.of(
                Column.text("Service", 126, row -> row.service().name()),
                Column.colour("Colour", 76, ServiceRow::colour),
                Column.number("Desired", 68, row -> row.service().desired()),
                Column.number("Running", 70, row -> row.service().running()),
                Column.<ServiceRow>number("Pending", 70, row -> row.service().pending())
                        .tone(row -> row.service().pending() > 0 ? Tone.WARN : Tone.NORMAL),
                Column.text("Healthy", 72, ServiceRow::healthyTargets)
                        .tone(row -> row.targetsMissing() ? Tone.WARN : Tone.NORMAL)
                        .rightAligned(),
                Column.number(
                        "Sockets / task",
                        104,
                        ServiceRow::socketsPerTask,
                        row ->
                                known(
                                        row.socketsPerTask(),
                                        Numbers.grouped(Math.round(row.socketsPerTask())))),
                Column.number(
                        "CPU",
                        60,
                        ServiceRow::cpu,
                        row -> known(row.cpu(), Numbers.percent(row.cpu()))),
                Column.mono("Revision", 104, row -> row.service().taskDefinition()),
                Column.text("Rollout", 96, ServiceRow::rollout)
                        .tone(row -> row.service().deploying() ? Tone.WARN : Tone.QUIET));
    }

    private String rollout() {
        String state = service.rolloutState();
        return state.isEmpty() ? "–" : state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String known(double value, String text) {
        return Double.isNaN(value) ? "–" : text;
    }
}
