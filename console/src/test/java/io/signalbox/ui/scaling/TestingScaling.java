package io.signalbox.ui.scaling;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.Cluster;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.TaskCounts;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.time.Instant;
import java.util.List;

/// Snapshots in which the blue service has other counts.
final class TestingScaling {

    private TestingScaling() {}

    static ConsoleSnapshot at(ConsoleSnapshot base, Instant at, TaskCounts blue) {
        CloudSnapshot was = base.cloud();
        List<Service> services =
                was.services().stream()
                        .map(each -> each.name().equals("channels-blue") ? with(each, blue) : each)
                        .toList();
        CloudSnapshot cloud =
                new CloudSnapshot(
                        at.minusMillis(1200),
                        was.status(),
                        was.identity(),
                        new Cluster(was.cluster().name(), services, was.tasks(), was.instances()),
                        was.groups(),
                        was.rule(),
                        was.targetGroups());
        return new ConsoleSnapshot(
                at,
                base.environment(),
                base.fleet(),
                cloud,
                base.map(),
                base.arming(),
                base.operations(),
                base.lastError());
    }

    private static Service with(Service service, TaskCounts counts) {
        return new Service(
                service.name(),
                service.arn(),
                service.status(),
                counts,
                service.taskDefinition(),
                service.targetGroupArns(),
                service.rolloutState(),
                service.events());
    }
}
