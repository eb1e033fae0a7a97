package io.signalbox.ui.scaling;

import io.signalbox.cloud.Service;
import io.signalbox.environment.Colour;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the screen shows of the chosen service.
///
/// @param sockets open client connections on its servers
record ServiceFacts(
        Service service, @Nullable Colour colour, int sockets, int healthyTargets, int targets) {

    static ServiceFacts of(Service service, ConsoleSnapshot snapshot) {
        int sockets =
                snapshot.fleet().servers().stream()
                        .filter(server -> server.healthy())
                        .filter(
                                server ->
                                        service.name()
                                                .equals(
                                                        snapshot.map()
                                                                .server(server.serverId())
                                                                .service()))
                        .mapToInt(server -> server.clients())
                        .sum();
        var groups =
                service.targetGroupArns().stream()
                        .flatMap(arn -> snapshot.cloud().targetGroup(arn).stream())
                        .toList();
        return new ServiceFacts(
                service,
                snapshot.environment().colourOf(service.name()),
                sockets,
                groups.stream().mapToInt(group -> group.healthyTargets()).sum(),
                groups.stream().mapToInt(group -> group.targets().size()).sum());
    }

    static List<ServiceFacts> all(ConsoleSnapshot snapshot) {
        return snapshot.cloud().services().stream().map(each -> of(each, snapshot)).toList();
    }

    String name() {
        return service.name();
    }

    /// 0 while no task runs.
    double socketsPerTask() {
        return service.running() == 0 ? 0 : (double) sockets / service.running();
    }
}
