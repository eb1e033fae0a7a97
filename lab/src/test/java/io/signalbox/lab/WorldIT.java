package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.templates.Filling;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetReader;
import io.signalbox.templates.FleetStack;
import io.signalbox.templates.Templates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/// Whole fleets made and removed in an empty lab, over the wire.
class WorldIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final TestingPlane lab = new TestingPlane(LabOptions.empty());
    private final CloudFormationClient stacks = lab.client(CloudFormationClient.builder());
    private final EcsClient ecs = lab.client(EcsClient.builder());
    private final AutoScalingClient scaling = lab.client(AutoScalingClient.builder());
    private final ElasticLoadBalancingV2Client elb =
            lab.client(ElasticLoadBalancingV2Client.builder());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        List.of(stacks, ecs, scaling, elb, http, lab).forEach(WorldIT::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static Fleet fleet(String name, String capacity) throws FleetFileException {
        return FleetReader.read(
                """
                fleet: %s
                stacks:
                  - template: network
                    parameters: {Nat: ENDPOINTS}
                  - template: ingress
                    parameters: {Protocol: HTTP, AccessLogDays: 0}
                  - template: cluster
                    parameters: {Capacity: %s, MinInstances: 1}
                  - template: cache
                    parameters: {CacheReplicas: 0, SnapshotDays: 0, RotationDays: 0}
                  - template: traffic
                    parameters: {DeregistrationDelay: 1}
                  - template: service
                    name: blue
                    parameters: {Colour: blue, TargetGroupArn: '${traffic.BlueTargetGroupArn}', DesiredCount: 1, ImageTag: 1.0.0, TaskSize: %s}
                """
                        .formatted(name, capacity, capacity.equals("EC2") ? "lab" : "small"),
                "test");
    }

    private Map<String, Map<String, String>> deploy(Fleet fleet) throws FleetFileException {
        Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
        for (FleetStack stack : fleet.stacks()) {
            List<Parameter> parameters =
                    Filling.of(fleet, stack, outputs).values().entrySet().stream()
                            .map(
                                    e ->
                                            Parameter.builder()
                                                    .parameterKey(e.getKey())
                                                    .parameterValue(e.getValue())
                                                    .build())
                            .toList();
            String name = fleet.stackName(stack);
            String body = Templates.read(stack.template()).body();
            stacks.createStack(
                    r ->
                            r.stackName(name)
                                    .templateBody(body)
                                    .parameters(parameters)
                                    .capabilities(Capability.CAPABILITY_NAMED_IAM));
            await().atMost(LONG).until(() -> !status(name).endsWith("_IN_PROGRESS"));
            assertThat(status(name)).as(name).isEqualTo("CREATE_COMPLETE");
            outputs.put(
                    stack.name(),
                    described(name).outputs().stream()
                            .collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
        }
        return outputs;
    }

    private Stack described(String name) {
        return stacks.describeStacks(r -> r.stackName(name)).stacks().getFirst();
    }

    private String status(String name) {
        return described(name).stackStatusAsString();
    }

    private void remove(Fleet fleet) {
        for (FleetStack stack : fleet.stacks().reversed()) {
            String name = fleet.stackName(stack);
            stacks.deleteStack(r -> r.stackName(name));
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> status(name))
                                            .as(name)
                                            .isInstanceOf(CloudFormationException.class)
                                            .hasMessageContaining("does not exist"));
        }
    }

    private int get(URI url) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void makesTwoFleetsSideBySideAndRemovesThemWithNothingLeft() throws Exception {
        assertThat(ecs.listClusters().clusterArns()).isEmpty();
        Fleet first = fleet("one", "EC2");
        Fleet second = fleet("two", "FARGATE");
        LabFleet one = new LabFleet(deploy(first));
        LabFleet two = new LabFleet(deploy(second));

        assertThat(ecs.listClusters().clusterArns()).hasSize(2);
        assertThat(lab.plane().running())
                .hasSize(2)
                .allMatch(task -> task.healthy())
                .extracting(task -> task.cluster())
                .containsExactly("one", "two");
        URI url = lab.plane().listenerUrl(one.required("ingress", "ListenerArn"));
        URI other = lab.plane().listenerUrl(two.required("ingress", "ListenerArn"));
        assertThat(url).isNotEqualTo(other);
        assertThat(get(URI.create(url + "/socket.io/"))).isEqualTo(200);
        assertThat(get(URI.create(other + "/socket.io/"))).isEqualTo(200);
        assertThat(get(URI.create(other + "/elsewhere"))).isEqualTo(404);
        assertThat(one.required("cache", "CacheEndpoint"))
                .as("a Redis for each")
                .isNotEqualTo(two.required("cache", "CacheEndpoint"));

        remove(second);
        assertThat(lab.plane().running()).hasSize(1).allMatch(t -> t.cluster().equals("one"));
        assertThat(get(URI.create(url + "/socket.io/"))).isEqualTo(200);
        remove(first);
        assertThat(lab.plane().running()).isEmpty();
        assertThat(ecs.listClusters().clusterArns()).isEmpty();
        assertThat(scaling.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
        assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
        assertThat(elb.describeTargetGroups().targetGroups()).isEmpty();
        assertThat(lab.openCaches()).isZero();
        assertThatThrownBy(() -> get(url)).isInstanceOf(java.io.IOException.class);
    }

    /// A stack update makes a new task definition, and ECS itself moves the traffic to it.
    @Test
    void deploysANewRevisionByCanaryWithTheServiceTemplate() throws Exception {
        Fleet fleet = fleet("moving", "EC2");
        fleet =
                fleet.with(
                        "blue",
                        Map.of(
                                "DeploymentMode", "CANARY",
                                "TargetGroupArn",
                                        "${traffic.BlueTargetGroupArn},${traffic.GreenTargetGroupArn}",
                                "RuleArn", "${traffic.RuleArn},${traffic.TestRuleArn}"));
        String green = new LabFleet(deploy(fleet)).required("traffic", "GreenTargetGroupArn");
        List<Parameter> next =
                described("moving-blue").parameters().stream()
                        .map(
                                p ->
                                        p.parameterKey().equals("ImageTag")
                                                ? p.toBuilder().parameterValue("1.0.1").build()
                                                : p)
                        .toList();
        stacks.updateStack(
                r ->
                        r.stackName("moving-blue")
                                .usePreviousTemplate(true)
                                .parameters(next)
                                .capabilities(Capability.CAPABILITY_NAMED_IAM));
        await().atMost(LONG).until(() -> status("moving-blue").equals("UPDATE_COMPLETE"));
        var deployments =
                ecs.listServiceDeployments(r -> r.cluster("moving").service("moving-blue"))
                        .serviceDeployments();
        assertThat(deployments).hasSize(2).allMatch(d -> d.statusAsString().equals("SUCCESSFUL"));
        assertThat(
                        elb.describeTargetHealth(r -> r.targetGroupArn(green))
                                .targetHealthDescriptions())
                .as("the new revision is in the other group")
                .hasSize(1);
        remove(fleet);
    }

    @Test
    void rollsTheServiceStackBackWhenItsTasksKeepFailing() throws Exception {
        lab.runner().crashing(true);
        Fleet fleet = fleet("poor", "FARGATE");
        assertThatThrownBy(() -> deploy(fleet))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("poor-blue");
        assertThat(status("poor-blue")).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(stacks.describeStackEvents(r -> r.stackName("poor-blue")).stackEvents())
                .anyMatch(
                        e ->
                                String.valueOf(e.resourceStatusReason())
                                        .contains("ECS Deployment Circuit Breaker was triggered"));
        assertThat(ecs.listServices(r -> r.cluster("poor")).serviceArns()).isEmpty();
    }
}
