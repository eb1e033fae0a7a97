package io.signalbox.cloud;

import java.util.List;

/// An ECS service.
///
/// @param taskDefinition family and revision, `channels:41`
/// @param rolloutState of the primary deployment as AWS words it; empty where there is none
/// @param events newest first
public record Service(
        String name,
        String arn,
        String status,
        TaskCounts counts,
        String taskDefinition,
        List<String> targetGroupArns,
        String rolloutState,
        List<ServiceEvent> events) {

    public Service {
        targetGroupArns = List.copyOf(targetGroupArns);
        events = List.copyOf(events);
    }

    public int desired() {
        return counts.desired();
    }

    public int running() {
        return counts.running();
    }

    public int pending() {
        return counts.pending();
    }

    /// A deployment is under way: neither a first nor a further change should be laid over it.
    public boolean deploying() {
        return rolloutState.equals("IN_PROGRESS");
    }
}
