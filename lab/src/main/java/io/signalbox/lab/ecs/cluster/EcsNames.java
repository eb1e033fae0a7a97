package io.signalbox.lab.ecs.cluster;

import io.signalbox.lab.identity.Account;

/// The ARNs of one cluster and of what is in it, in the long format.
public record EcsNames(Account account, String clusterName) {
    public String cluster() {
        return arn("cluster/" + clusterName);
    }

    public String service(String name) {
        return arn("service/" + clusterName + "/" + name);
    }

    public String task(String id) {
        return arn("task/" + clusterName + "/" + id);
    }

    public String serviceDeployment(String service, String number) {
        return arn("service-deployment/" + clusterName + "/" + service + "/" + number);
    }

    public String serviceRevision(String service, String number) {
        return arn("service-revision/" + clusterName + "/" + service + "/" + number);
    }

    public String container(String taskId) {
        return arn("container/" + clusterName + "/" + taskId + "/" + Account.serial(taskId));
    }

    public String containerInstance(String id) {
        return arn("container-instance/" + clusterName + "/" + id);
    }

    private String arn(String resource) {
        return account.arn("ecs", resource);
    }
}
