package io.signalbox.server;

import io.signalbox.server.metrics.EmfReport;
import io.signalbox.server.settings.MetricsSettings;
import io.signalbox.server.settings.ServerConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who this server is in the fleet.
///
/// @param serverId key of its row in the console
/// @param taskId its ECS task, null outside ECS
/// @param zone its availability zone, null when nobody said
/// @param cluster its ECS cluster, null when nobody said
/// @param service its ECS service, null when nobody said
record Identity(
        String serverId,
        @Nullable String taskId,
        @Nullable String zone,
        @Nullable String cluster,
        @Nullable String service) {

    static Identity of(ServerConfig config) {
        Optional<TaskMetadata> task =
                config.metadata() == null ? Optional.empty() : TaskMetadata.read(config.metadata());
        String taskId = task.map(TaskMetadata::taskId).orElse(null);
        String zone = config.labels().zone();
        if (zone == null) {
            zone = task.map(TaskMetadata::zone).orElse(null);
        }
        String serverId = config.serverId();
        if (serverId == null) {
            serverId = taskId == null ? hostname() + "#" + ProcessHandle.current().pid() : taskId;
        }
        return new Identity(
                serverId,
                taskId,
                zone,
                task.map(TaskMetadata::cluster).orElse(null),
                task.map(TaskMetadata::service).orElse(null));
    }

    /// Whose numbers CloudWatch is told: what was set, else what ECS says.
    EmfReport.Owner metricsOwner(MetricsSettings.@Nullable Emf emf) {
        String setCluster = emf == null ? null : emf.cluster();
        String setService = emf == null ? null : emf.service();
        return new EmfReport.Owner(
                setCluster == null ? cluster : setCluster,
                setService == null ? service : setService,
                taskId == null ? serverId : taskId);
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
