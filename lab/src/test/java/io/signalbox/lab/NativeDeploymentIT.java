package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.ecs.cluster.Cluster.RunningTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/// ECS's own deployments with real servers behind the real balancer, driven through the SDK alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeDeploymentIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String CLUSTER = "channels";
    private static final String SERVICE = "channels-moving";

    private final HttpClient http = HttpClient.newHttpClient();
    private Lab lab;
    private EcsClient ecs;
    private ElasticLoadBalancingV2Client elb;
    private CloudWatchClient alarms;
    private String blue;
    private String green;
    private String rule;
    private String testRule;

    @BeforeAll
    void startTheServiceWithOneTask() throws Exception {
        lab =
                Lab.start(
                        LabOptions.standard()
                                .withClients(0)
                                .withTasks(0, 0)
                                .withDeregistrationDelay(Duration.ofSeconds(1))
                                .withDeploymentMinute(Duration.ofSeconds(2)));
        ecs = TestingPlane.client(EcsClient.builder(), lab.awsEndpoint());
        elb = TestingPlane.client(ElasticLoadBalancingV2Client.builder(), lab.awsEndpoint());
        alarms = TestingPlane.client(CloudWatchClient.builder(), lab.awsEndpoint());
        try (CloudFormationClient stacks =
                TestingPlane.client(CloudFormationClient.builder(), lab.awsEndpoint())) {
            Map<String, String> traffic =
                    stacks
                            .describeStacks(r -> r.stackName("channels-traffic"))
                            .stacks()
                            .getFirst()
                            .outputs()
                            .stream()
                            .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
            LabFleet outputs = new LabFleet(Map.of("traffic", traffic));
            blue = outputs.required("BlueTargetGroupArn");
            green = outputs.required("GreenTargetGroupArn");
            rule = outputs.required("RuleArn");
            testRule = outputs.required("TestRuleArn");
        }
        ecs.createService(
                r ->
                        r.cluster(CLUSTER)
                                .serviceName(SERVICE)
                                .taskDefinition("channels")
                                .desiredCount(1)
                                .loadBalancers(balancer(green, testRule))
                                .deploymentConfiguration(
                                        DeploymentConfiguration.builder()
                                                .strategy(DeploymentStrategy.BLUE_GREEN)
                                                .bakeTimeInMinutes(1)
                                                .deploymentCircuitBreaker(
                                                        b -> b.enable(true).rollback(true))
                                                .build()));
        assertThat(end(newest()).status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    }

    @AfterAll
    void stop() {
        List.of(ecs, elb, alarms).forEach(software.amazon.awssdk.utils.SdkAutoCloseable::close);
        lab.close();
        http.close();
    }

    private LoadBalancer balancer(String alternate, String test) {
        return LoadBalancer.builder()
                .targetGroupArn(blue)
                .containerName("server")
                .containerPort(3000)
                .advancedConfiguration(
                        a ->
                                a.alternateTargetGroupArn(alternate)
                                        .productionListenerRule(rule)
                                        .testListenerRule(test)
                                        .roleArn("arn:aws:iam::000000000000:role/traffic"))
                .build();
    }

    private String newest() {
        return ecs.listServiceDeployments(r -> r.cluster(CLUSTER).service(SERVICE))
                .serviceDeployments()
                .getFirst()
                .serviceDeploymentArn();
    }

    private ServiceDeployment deployment(String arn) {
        return ecs.describeServiceDeployments(r -> r.serviceDeploymentArns(arn))
                .serviceDeployments()
                .getFirst();
    }

    private ServiceDeployment end(String arn) {
        return await().atMost(LONG).until(() -> deployment(arn), d -> d.finishedAt() != null);
    }

    private void awaitStage(String arn, ServiceDeploymentLifecycleStage stage) {
        await().atMost(LONG).until(() -> deployment(arn).lifecycleStage() == stage);
    }

    /// Weights of a rule for blue and green.
    private List<Integer> weights(String ruleArn) {
        var groups =
                elb.describeRules(r -> r.ruleArns(ruleArn))
                        .rules()
                        .getFirst()
                        .actions()
                        .getFirst()
                        .forwardConfig()
                        .targetGroups();
        return List.of(weight(groups, blue), weight(groups, green));
    }

    private static int weight(List<TargetGroupTuple> groups, String arn) {
        return groups.stream()
                .filter(g -> g.targetGroupArn().equals(arn))
                .mapToInt(TargetGroupTuple::weight)
                .findFirst()
                .orElse(-1);
    }

    /// A new revision of the service's task definition.
    private String revision(String name, String value) {
        TaskDefinition last =
                ecs.describeTaskDefinition(r -> r.taskDefinition("channels:1")).taskDefinition();
        ContainerDefinition server = last.containerDefinitions().getFirst();
        List<KeyValuePair> environment =
                new ArrayList<>(
                        server.environment().stream().filter(e -> !e.name().equals(name)).toList());
        environment.add(KeyValuePair.builder().name(name).value(value).build());
        return ecs.registerTaskDefinition(
                        r ->
                                r.family("channels")
                                        .networkMode(last.networkMode())
                                        .cpu(last.cpu())
                                        .memory(last.memory())
                                        .requiresCompatibilities(last.requiresCompatibilities())
                                        .containerDefinitions(
                                                server.toBuilder()
                                                        .environment(environment)
                                                        .build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private String deploy(String definition) {
        ecs.updateService(r -> r.cluster(CLUSTER).service(SERVICE).taskDefinition(definition));
        return newest();
    }

    private int status() {
        try {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    lab.balancerUrl()
                                                            + "/socket.io/?EIO=4&transport=polling"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException broken) {
            return -1;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private List<String> definitions() {
        return ecs
                .describeTasks(
                        r ->
                                r.cluster(CLUSTER)
                                        .tasks(
                                                lab.running().stream()
                                                        .map(RunningTask::id)
                                                        .toList()))
                .tasks()
                .stream()
                .map(software.amazon.awssdk.services.ecs.model.Task::taskDefinitionArn)
                .toList();
    }

    @Test
    void movesTheTrafficToTheNewRevisionAndBackWhenOneFailsWithoutARefusedRequest() {
        List<Integer> before = weights(rule);
        boolean fromBlue = before.equals(List.of(100, 0));
        List<Integer> after = fromBlue ? List.of(0, 100) : List.of(100, 0);
        long oldPid = lab.running().getFirst().pid();
        ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
        Set<ServiceDeploymentLifecycleStage> stages = new LinkedHashSet<>();

        String good = revision("SERVER_VERSION", "9.9.9");
        String moving = deploy(good);
        await().atMost(LONG)
                .until(
                        () -> {
                            answers.add(status());
                            ServiceDeployment now = deployment(moving);
                            stages.add(now.lifecycleStage());
                            if (now.lifecycleStage() == ServiceDeploymentLifecycleStage.BAKE_TIME) {
                                assertThat(weights(rule)).isEqualTo(after);
                                assertThat(weights(testRule)).isEqualTo(after);
                                assertThat(
                                                now.targetServiceRevision()
                                                        .requestedProductionTrafficWeight())
                                        .isEqualTo(100.0);
                                assertThat(lab.running()).hasSize(2);
                            }
                            return now.status() == ServiceDeploymentStatus.SUCCESSFUL;
                        });
        assertThat(stages)
                .contains(
                        ServiceDeploymentLifecycleStage.SCALE_UP,
                        ServiceDeploymentLifecycleStage.BAKE_TIME,
                        ServiceDeploymentLifecycleStage.CLEAN_UP);
        assertThat(definitions()).containsExactly(good);
        assertThat(ProcessHandle.of(oldPid).filter(ProcessHandle::isAlive)).isEmpty();

        String bad = revision("LOOPS", "many");
        String failing = deploy(bad);
        await().atMost(LONG)
                .until(
                        () -> {
                            answers.add(status());
                            return deployment(failing).finishedAt() != null;
                        });
        ServiceDeployment failed = deployment(failing);
        assertThat(failed.status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(failed.rollback().reason()).contains("Circuit Breaker");
        assertThat(failed.deploymentCircuitBreaker().statusAsString()).isEqualTo("TRIGGERED");
        assertThat(weights(rule)).isEqualTo(after);
        assertThat(definitions()).containsExactly(good);
        assertThat(answers).isNotEmpty().containsOnly(200);
        assertThat(
                        ecs.describeServiceRevisions(
                                        r ->
                                                r.serviceRevisionArns(
                                                        failed.rollback().serviceRevisionArn()))
                                .serviceRevisions()
                                .getFirst()
                                .taskDefinition())
                .isEqualTo(good);
    }

    @Test
    void shiftsStepByStepUntilAnAlarmOrAPersonTurnsIt() {
        alarms.putMetricAlarm(
                r ->
                        r.alarmName("refused")
                                .namespace("Test")
                                .metricName("Refused")
                                .statistic(Statistic.SUM)
                                .period(60)
                                .evaluationPeriods(1)
                                .threshold(1.0)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                                .treatMissingData("ignore"));
        List<Integer> before = weights(rule);
        String good = revision("SERVER_VERSION", "9.9.10");
        ecs.updateService(
                r ->
                        r.cluster(CLUSTER)
                                .service(SERVICE)
                                .taskDefinition(good)
                                .deploymentConfiguration(
                                        c ->
                                                c.strategy(DeploymentStrategy.LINEAR)
                                                        .bakeTimeInMinutes(1)
                                                        .linearConfiguration(
                                                                l ->
                                                                        l.stepPercent(25.0)
                                                                                .stepBakeTimeInMinutes(
                                                                                        2))
                                                        .alarms(
                                                                a ->
                                                                        a.alarmNames("refused")
                                                                                .enable(true)
                                                                                .rollback(true))));
        String alarmed = newest();
        awaitStage(alarmed, ServiceDeploymentLifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(weights(rule)).containsExactlyInAnyOrder(75, 25));
        alarms.setAlarmState(
                r ->
                        r.alarmName("refused")
                                .stateValue(StateValue.ALARM)
                                .stateReason("to see what comes of it"));
        ServiceDeployment turned = end(alarmed);
        assertThat(turned.status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(turned.alarms().triggeredAlarmNames()).containsExactly("refused");
        assertThat(weights(rule)).isEqualTo(before);

        String stopped = deploy(good);
        awaitStage(stopped, ServiceDeploymentLifecycleStage.PRODUCTION_TRAFFIC_SHIFT);
        ecs.stopServiceDeployment(r -> r.serviceDeploymentArn(stopped).stopType("ROLLBACK"));
        assertThat(end(stopped).status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(weights(rule)).isEqualTo(before);
        assertThat(status()).isEqualTo(200);
        assertThatThrownBy(() -> ecs.stopServiceDeployment(r -> r.serviceDeploymentArn(stopped)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> create(balancer(blue, testRule)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("another target group");
        assertThatThrownBy(() -> create(balancer(green, rule)))
                .hasMessageContaining("another rule than productionListenerRule");
        assertThatThrownBy(() -> create(balancer(green, "arn:aws:nothing")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(
                        () ->
                                ecs.updateService(
                                        r ->
                                                r.cluster(CLUSTER)
                                                        .service(SERVICE)
                                                        .deploymentConfiguration(
                                                                c ->
                                                                        c.lifecycleHooks(
                                                                                DeploymentLifecycleHook
                                                                                        .builder()
                                                                                        .hookTargetArn(
                                                                                                "arn:aws:lambda:eu-west-1:000000000000:function:check")
                                                                                        .build()))))
                .hasMessageContaining("lifecycleHooks");
        assertThatThrownBy(
                        () ->
                                ecs.updateService(
                                        r ->
                                                r.cluster(CLUSTER)
                                                        .service(SERVICE)
                                                        .deploymentConfiguration(
                                                                c ->
                                                                        c.strategy(
                                                                                        DeploymentStrategy
                                                                                                .CANARY)
                                                                                .canaryConfiguration(
                                                                                        x ->
                                                                                                x
                                                                                                        .canaryPercent(
                                                                                                                0.05)))))
                .hasMessageContaining("multiple of 0.1 from 0.1 to 100.0");
    }

    private void create(LoadBalancer balancer) {
        ecs.createService(
                r ->
                        r.cluster(CLUSTER)
                                .serviceName("another")
                                .taskDefinition("channels")
                                .loadBalancers(balancer)
                                .deploymentConfiguration(
                                        c -> c.strategy(DeploymentStrategy.BLUE_GREEN)));
    }
}
