package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Task;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcsOperationsIT {
    private final TestingPlane lab = new TestingPlane();
    private final EcsClient ecs = lab.client(EcsClient.builder());

    @BeforeAll
    void waitForTwoBlueTasks() {
        await().until(() -> service("channels-blue").runningCount() == 2);
    }

    @AfterAll
    void stop() {
        ecs.close();
        lab.close();
    }

    private software.amazon.awssdk.services.ecs.model.Service service(String name) {
        return ecs.describeServices(r -> r.cluster("channels").services(name))
                .services()
                .getFirst();
    }

    private List<Task> tasks(String service) {
        List<String> arns =
                ecs.listTasks(r -> r.cluster("channels").serviceName(service)).taskArns();
        return ecs.describeTasks(r -> r.cluster("channels").tasks(arns)).tasks();
    }

    @Test
    void listsAndDescribesTheCluster() {
        String arn = "arn:aws:ecs:eu-west-1:000000000000:cluster/channels";
        assertThat(ecs.listClusters().clusterArns()).contains(arn);
        var answer = ecs.describeClusters(r -> r.clusters("channels", "nothing"));
        assertThat(answer.clusters()).hasSize(1);
        assertThat(answer.clusters().getFirst().clusterArn()).isEqualTo(arn);
        assertThat(answer.clusters().getFirst().registeredContainerInstancesCount()).isEqualTo(2);
        assertThat(answer.clusters().getFirst().activeServicesCount()).isEqualTo(2);
        assertThat(answer.failures()).hasSize(1);
        assertThat(answer.failures().getFirst().reason()).isEqualTo("MISSING");
        assertThat(answer.responseMetadata().requestId()).hasSize(36);
    }

    @Test
    void pagesThroughServices() {
        var first = ecs.listServices(r -> r.cluster("channels").maxResults(1));
        assertThat(first.serviceArns()).hasSize(1);
        assertThat(first.nextToken()).isNotNull();
        assertThat(
                        ecs
                                .listServicesPaginator(r -> r.cluster("channels").maxResults(1))
                                .serviceArns()
                                .stream())
                .containsExactly(
                        "arn:aws:ecs:eu-west-1:000000000000:service/channels/channels-blue",
                        "arn:aws:ecs:eu-west-1:000000000000:service/channels/channels-green");
        assertThatThrownBy(
                        () ->
                                ecs.listTasks(
                                        r -> r.cluster("channels").nextToken(first.nextToken())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("ListTasks");
        assertThatThrownBy(() -> ecs.listServices(r -> r.cluster("channels").maxResults(0)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("1 to 100");
    }

    @Test
    void describesAServiceWithItsDeploymentAndEvents() {
        var blue = service("channels-blue");
        assertThat(blue.status()).isEqualTo("ACTIVE");
        assertThat(blue.desiredCount()).isEqualTo(2);
        assertThat(blue.taskDefinition()).endsWith("task-definition/channels:1");
        assertThat(blue.loadBalancers().getFirst().targetGroupArn())
                .isEqualTo(lab.fleet().required("BlueTargetGroupArn"));
        assertThat(blue.capacityProviderStrategy().getFirst().capacityProvider())
                .isEqualTo("channels-capacity");
        assertThat(blue.deployments()).hasSize(1);
        assertThat(blue.deployments().getFirst().status()).isEqualTo("PRIMARY");
        assertThat(blue.events()).isNotEmpty();
        assertThat(blue.events().getLast().message())
                .startsWith("(service channels-blue) started 2 tasks");
        assertThat(blue.createdAt()).isNotNull();
        assertThat(blue.tags()).isEmpty();
        var tagged =
                ecs.describeServices(
                        r ->
                                r.cluster("channels")
                                        .services("channels-blue")
                                        .includeWithStrings("TAGS"));
        assertThat(tagged.services().getFirst().tags())
                .anyMatch(t -> t.key().equals("Colour") && t.value().equals("blue"));
    }

    @Test
    void describesTasksOnBothInstances() {
        List<Task> tasks = tasks("channels-blue");
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(2);
        Task task = tasks.getFirst();
        assertThat(task.taskArn())
                .matches("arn:aws:ecs:eu-west-1:000000000000:task/channels/[0-9a-f]{32}");
        assertThat(task.lastStatus()).isEqualTo("RUNNING");
        assertThat(task.desiredStatus()).isEqualTo("RUNNING");
        assertThat(task.group()).isEqualTo("service:channels-blue");
        assertThat(task.cpu()).isEqualTo("512");
        assertThat(task.startedAt()).isAfterOrEqualTo(task.createdAt());
        assertThat(task.containers().getFirst().networkBindings().getFirst().hostPort())
                .isPositive();
        assertThat(tasks.stream().map(Task::availabilityZone).distinct())
                .containsExactlyInAnyOrder("eu-west-1a", "eu-west-1b");
        assertThat(
                        ecs.describeTasks(r -> r.cluster("channels").tasks("0".repeat(32)))
                                .failures()
                                .getFirst()
                                .arn())
                .endsWith("task/channels/" + "0".repeat(32));
    }

    @Test
    void describesTaskDefinitionsByFamilyRevisionAndArn() {
        var latest = ecs.describeTaskDefinition(r -> r.taskDefinition("channels"));
        assertThat(latest.taskDefinition().revision()).isEqualTo(2);
        var blue = ecs.describeTaskDefinition(r -> r.taskDefinition("channels:1")).taskDefinition();
        assertThat(blue.containerDefinitions().getFirst().image()).endsWith("channels:2.7.1");
        assertThat(ecs.describeTaskDefinition(r -> r.taskDefinition(blue.taskDefinitionArn())))
                .isNotNull();
        assertThatThrownBy(() -> ecs.describeTaskDefinition(r -> r.taskDefinition("channels:7")))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("channels:1");
    }

    @Test
    void describesInstancesAndTheCapacityProvider() {
        List<String> arns =
                ecs.listContainerInstances(r -> r.cluster("channels")).containerInstanceArns();
        assertThat(arns).hasSize(2);
        var instances =
                ecs.describeContainerInstances(r -> r.cluster("channels").containerInstances(arns))
                        .containerInstances();
        assertThat(instances).allMatch(i -> i.ec2InstanceId().matches("i-0[0-9a-f]{16}"));
        assertThat(instances.getFirst().registeredResources().getFirst().integerValue())
                .isEqualTo(2048);
        var provider = ecs.describeCapacityProviders(r -> {}).capacityProviders().getFirst();
        assertThat(provider.name()).isEqualTo("channels-capacity");
        assertThat(provider.autoScalingGroupProvider().managedScaling().statusAsString())
                .isEqualTo("ENABLED");
        assertThat(ecs.describeCapacityProviders(r -> r.capacityProviders("spare")).failures())
                .hasSize(1);
    }

    @Test
    void scalesAServiceOutAndIn() {
        ecs.updateService(r -> r.cluster("channels").service("channels-green").desiredCount(3));
        await().until(() -> service("channels-green").runningCount() == 3);
        var answer =
                ecs.updateService(
                        r -> r.cluster("channels").service("channels-green").desiredCount(0));
        assertThat(answer.service().desiredCount()).isZero();
        await().until(() -> service("channels-green").runningCount() == 0);
        List<String> stopped =
                ecs.listTasks(
                                r ->
                                        r.cluster("channels")
                                                .serviceName("channels-green")
                                                .desiredStatus(DesiredStatus.STOPPED))
                        .taskArns();
        assertThat(stopped).hasSize(3);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                ecs.describeTasks(
                                                                r ->
                                                                        r.cluster("channels")
                                                                                .tasks(stopped))
                                                        .tasks())
                                        .allMatch(t -> t.lastStatus().equals("STOPPED"))
                                        .allMatch(
                                                t ->
                                                        t.stopCodeAsString()
                                                                .equals(
                                                                        "ServiceSchedulerInitiated"))
                                        .allMatch(t -> t.containers().getFirst().exitCode() == 0)
                                        .allMatch(t -> t.stoppedAt() != null));
    }

    @Test
    void stopsOneTaskAndStartsAnotherInItsPlace() {
        await().until(() -> service("channels-blue").runningCount() > 0);
        int before = service("channels-blue").runningCount();
        String victim =
                ecs.listTasks(r -> r.cluster("channels").serviceName("channels-blue"))
                        .taskArns()
                        .getFirst();
        ecs.stopTask(r -> r.cluster("channels").task(victim).reason("by hand"));
        await().untilAsserted(
                        () -> {
                            Task stopped =
                                    ecs.describeTasks(r -> r.cluster("channels").tasks(victim))
                                            .tasks()
                                            .getFirst();
                            assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
                            assertThat(stopped.stopCodeAsString()).isEqualTo("UserInitiated");
                            assertThat(stopped.stoppedReason()).isEqualTo("by hand");
                        });
        await().until(() -> service("channels-blue").runningCount() == before);
        assertThatThrownBy(() -> ecs.stopTask(r -> r.cluster("channels").task("nothing")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void refusesUnknownNamesAndBadCounts() {
        assertThatThrownBy(() -> ecs.listServices(r -> r.cluster("nothing")))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessageContaining("'nothing'");
        assertThatThrownBy(() -> ecs.listServices())
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessageContaining("'default'");
        assertThatThrownBy(() -> ecs.updateService(r -> r.cluster("channels").service("red")))
                .isInstanceOf(ServiceNotFoundException.class)
                .hasMessageContaining("'red'");
        assertThatThrownBy(() -> ecs.listTasks(r -> r.cluster("channels").serviceName("red")))
                .isInstanceOf(ServiceNotFoundException.class);
        assertThatThrownBy(
                        () ->
                                ecs.updateService(
                                        r ->
                                                r.cluster("channels")
                                                        .service("channels-blue")
                                                        .desiredCount(-1)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("not -1");
        assertThat(
                        ecs.describeServices(r -> r.cluster("channels").services("red"))
                                .failures()
                                .getFirst()
                                .reason())
                .isEqualTo("MISSING");
    }

    @Test
    void saysWhichOperationsItHas() {
        assertThatThrownBy(
                        () ->
                                ecs.putAccountSetting(
                                        r -> r.name("containerInsights").value("enabled")))
                .isInstanceOf(EcsException.class)
                .hasMessageContaining("no operation PutAccountSetting")
                .hasMessageContaining("DescribeServices")
                .satisfies(
                        e -> {
                            EcsException refused = (EcsException) e;
                            assertThat(refused.statusCode()).isEqualTo(400);
                            assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("UnknownOperationException");
                        });
    }

    @Test
    void makesAndRemovesAClusterWithAServiceOnFargate() {
        ecs.createCluster(r -> r.clusterName("second"));
        assertThat(ecs.listClusters().clusterArns()).anyMatch(a -> a.endsWith("cluster/second"));
        ContainerDefinition container =
                ContainerDefinition.builder()
                        .name("server")
                        .image("server:1")
                        .portMappings(PortMapping.builder().containerPort(3000).build())
                        .logConfiguration(l -> l.logDriver("awslogs"))
                        .build();
        var definition =
                ecs.registerTaskDefinition(
                                r ->
                                        r.family("alone")
                                                .networkMode("awsvpc")
                                                .cpu("256")
                                                .memory("512")
                                                .containerDefinitions(container))
                        .taskDefinition();
        assertThat(definition.revision()).isEqualTo(1);
        assertThat(
                        definition
                                .containerDefinitions()
                                .getFirst()
                                .logConfiguration()
                                .logDriverAsString())
                .isEqualTo("awslogs");
        ecs.createService(
                r ->
                        r.cluster("second")
                                .serviceName("alone")
                                .taskDefinition("alone")
                                .launchType("FARGATE")
                                .desiredCount(1));
        await().until(() -> runningInSecond() == 1);
        assertThatThrownBy(() -> ecs.deleteCluster(r -> r.cluster("second")))
                .isInstanceOf(ClusterContainsServicesException.class);
        assertThatThrownBy(() -> ecs.deleteService(r -> r.cluster("second").service("alone")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("scaled above 0");
        ecs.deleteService(r -> r.cluster("second").service("alone").force(true));
        await().until(
                        () ->
                                !ecs.describeServices(r -> r.cluster("second").services("alone"))
                                        .failures()
                                        .isEmpty());
        ecs.deregisterTaskDefinition(r -> r.taskDefinition(definition.taskDefinitionArn()));
        ecs.deleteCluster(r -> r.cluster("second"));
        assertThat(ecs.listClusters().clusterArns()).noneMatch(a -> a.endsWith("cluster/second"));
    }

    private int runningInSecond() {
        return ecs.describeServices(r -> r.cluster("second").services("alone"))
                .services()
                .getFirst()
                .runningCount();
    }
}
