package io.signalbox.cloud.aws;

import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Task;
import java.util.List;

/// Amazon ECS. All calls block and throw [AwsException].
public interface ServiceGateway {

    /// `aws ecs describe-services --cluster C --services S…`
    ///
    /// @throws AwsException not found when one of the names is unknown
    List<Service> services(String cluster, List<String> names);

    /// Tasks that are starting, running or on their way out.
    /// `aws ecs list-tasks --cluster C --service-name S --desired-status …`, then
    /// `aws ecs describe-tasks`
    List<Task> tasks(String cluster, List<String> services);

    /// `aws ecs list-container-instances --cluster C`, then `aws ecs describe-container-instances`
    List<Instance> instances(String cluster);

    /// `aws ecs describe-task-definition --task-definition FAMILY:REVISION`
    default LogDriver logDriver(String taskDefinition) {
        return new LogDriver("", "", "", "", "");
    }

    /// `aws ecs update-service --cluster C --service S --desired-count N`
    Written scale(String cluster, String service, int desired);

    /// `aws ecs stop-task --cluster C --task T --reason R`
    ///
    /// @param reason shown beside the stopped task, at most 255 characters
    Written stopTask(String cluster, String taskId, String reason);
}
