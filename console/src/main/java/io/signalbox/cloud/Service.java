package io.signalbox.cloud;

import java.util.List;

/// An ECS service.
///
/// @param taskDefinition family and revision, `channels:41`
/// @param events newest first
public record Service(
        String name,
        String arn,
        String status,
        TaskCounts counts,
        String taskDefinition,
        List<String> targetGroupArns,
        Rollout rollout,
        List<ServiceEvent> events) {

    public Service {
        targetGroupArns = List.copyOf(targetGroupArns);
        events = List.copyOf(events);
    }

    /// A service that is deployed the ordinary way.
    public Service(
            String name,
            String arn,
            String status,
            TaskCounts counts,
            String taskDefinition,
            List<String> targetGroupArns,
            String rolloutState,
            List<ServiceEvent> events) {
        this(
                name,
                arn,
                status,
                counts,
                taskDefinition,
                targetGroupArns,
                new Rollout(rolloutState, "ROLLING"),
                events);
    }

    /// Of the primary deployment as AWS words it; empty where there is none.
    public String rolloutState() {
        return rollout.state();
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
        return rolloutState().equals("IN_PROGRESS");
    }
}
