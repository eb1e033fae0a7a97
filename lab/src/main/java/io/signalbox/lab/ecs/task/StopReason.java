package io.signalbox.lab.ecs.task;

/// Why a task ends: `code` as in `DescribeTasks` (`ServiceSchedulerInitiated`, `EssentialContainerExited` …), and a
/// sentence.
public record StopReason(String code, String text) {
    public static StopReason scheduler(String deploymentId) {
        return new StopReason(
                "ServiceSchedulerInitiated",
                "Scaling activity initiated by (deployment %s)".formatted(deploymentId));
    }

    /// @param reason as given with the request
    public static StopReason user(String reason) {
        return new StopReason("UserInitiated", reason);
    }

    static StopReason exited() {
        return new StopReason("EssentialContainerExited", "Essential container in task exited");
    }

    static StopReason notStarted(String why) {
        return new StopReason("TaskFailedToStart", "The task could not be started: " + why);
    }

    static StopReason unhealthy(String groupArn) {
        return new StopReason(
                "ServiceSchedulerInitiated",
                "Task failed the load balancer's health checks in (target-group %s)"
                        .formatted(groupArn));
    }

    public static StopReason hostGone(String instanceId) {
        return new StopReason(
                "TerminationNotice", "Host EC2 (instance %s) is terminating".formatted(instanceId));
    }
}
