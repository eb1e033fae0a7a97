package io.signalbox.lab.ecs;

import static java.util.Map.entry;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Operation;
import java.util.HashMap;
import java.util.Map;

/// The ECS operations, such as `aws ecs update-service --cluster channels --service channels-blue --desired-count 3`.
public final class EcsApi {
    static final String INVALID = "InvalidParameterException";

    private EcsApi() {}

    public static AwsService service(Ecs ecs) {
        EcsReads reads = new EcsReads(ecs);
        ServiceWrites services = new ServiceWrites(ecs);
        AccountWrites account = new AccountWrites(ecs);
        return new AwsService(
                "ecs",
                "2014-11-13",
                "AmazonEC2ContainerServiceV20141113",
                INVALID,
                operations(reads, services, account, new DeploymentsApi(ecs)));
    }

    private static Map<String, Operation> operations(
            EcsReads reads,
            ServiceWrites services,
            AccountWrites account,
            DeploymentsApi deployments) {
        Map<String, Operation> operations = new HashMap<>(deployments.operations());
        operations.putAll(
                Map.ofEntries(
                        entry("ListClusters", reads::listClusters),
                        entry("DescribeClusters", reads::describeClusters),
                        entry("ListServices", reads::listServices),
                        entry("DescribeServices", reads::describeServices),
                        entry("ListTasks", reads::listTasks),
                        entry("DescribeTasks", reads::describeTasks),
                        entry("ListTaskDefinitions", reads::listTaskDefinitions),
                        entry("DescribeTaskDefinition", reads::describeTaskDefinition),
                        entry("ListContainerInstances", reads::listContainerInstances),
                        entry("DescribeContainerInstances", reads::describeContainerInstances),
                        entry("DescribeCapacityProviders", reads::describeCapacityProviders),
                        entry("CreateCluster", account::createCluster),
                        entry("DeleteCluster", account::deleteCluster),
                        entry("RegisterTaskDefinition", account::registerTaskDefinition),
                        entry("DeregisterTaskDefinition", account::deregisterTaskDefinition),
                        entry("CreateService", services::create),
                        entry("UpdateService", services::update),
                        entry("DeleteService", services::delete),
                        entry("StopTask", services::stopTask)));
        return operations;
    }
}
