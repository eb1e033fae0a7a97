package io.signalbox.cloud.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.cloud.Group;
import io.signalbox.cloud.GroupStickiness;
import io.signalbox.cloud.Instance;
import io.signalbox.cloud.Rule;
import io.signalbox.cloud.Service;
import io.signalbox.cloud.Target;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.aws.TestingAwsEndpoint;
import io.signalbox.cloud.aws.Written;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.LabKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewaysTest {

    private static final String RULE_XML =
            """
            <Rules><member><RuleArn>rule/10</RuleArn><Priority>10</Priority><IsDefault>false</IsDefault>
            <Conditions><member><Field>path-pattern</Field><Values><member>/socket.io/*</member></Values>
              <PathPatternConfig><Values><member>/socket.io/*</member></Values></PathPatternConfig>
            </member></Conditions>
            <Actions>
              <member><Type>authenticate-oidc</Type><Order>1</Order><AuthenticateOidcConfig>
                <Issuer>https://id.example.com</Issuer><ClientId>c</ClientId></AuthenticateOidcConfig></member>
              <member><Type>forward</Type><Order>2</Order><ForwardConfig><TargetGroups>
                <member><TargetGroupArn>tg/blue</TargetGroupArn><Weight>100</Weight></member>
                <member><TargetGroupArn>tg/green</TargetGroupArn><Weight>0</Weight></member></TargetGroups>
                <TargetGroupStickinessConfig><Enabled>true</Enabled><DurationSeconds>60</DurationSeconds>
                </TargetGroupStickinessConfig></ForwardConfig></member>
            </Actions></member></Rules>
            """;

    private TestingAwsEndpoint endpoint;
    private AwsSession session;
    private AwsGateways gateways;
    private boolean armed = true;

    @BeforeEach
    void open() throws IOException {
        endpoint = TestingAwsEndpoint.start();
        session = AwsSession.open(target(endpoint.url()), () -> armed);
        gateways = session.gateways();
    }

    @AfterEach
    void close() {
        session.close();
        endpoint.close();
    }

    private static AwsTarget target(@Nullable URI override) {
        return new AwsTarget(
                "eu-west-1", override, null, "channels", "blue", "green", "rule/10", "group");
    }

    @Test
    void readsAService() {
        endpoint.json(
                "DescribeServices",
                """
                {"services":[{"serviceName":"blue","serviceArn":"arn:svc/channels/blue",
                 "status":"ACTIVE","desiredCount":3,"runningCount":2,"pendingCount":1,
                 "taskDefinition":"arn:aws:ecs:eu-west-1:0:task-definition/channels:41",
                 "loadBalancers":[{"targetGroupArn":"tg/blue"}],"newField":{"a":1},
                 "deployments":[{"status":"PRIMARY","rolloutState":"SOMETHING_NEW"}],
                 "events":[{"createdAt":1795310914.5,"message":"steady"}]}],"failures":[]}
                """);

        Service service = gateways.services().services("channels", List.of("blue")).getFirst();

        assertThat(service.counts()).hasToString("TaskCounts[desired=3, running=2, pending=1]");
        assertThat(service.taskDefinition()).isEqualTo("channels:41");
        assertThat(service.targetGroupArns()).containsExactly("tg/blue");
        assertThat(service.rolloutState()).isEqualTo("SOMETHING_NEW");
        assertThat(service.rollout().movesWeights()).isFalse();
        assertThat(service.events().getFirst().text()).isEqualTo("steady");
    }

    @Test
    void namesAServiceThatIsMissing() {
        endpoint.json(
                "DescribeServices",
                """
                {"services":[],"failures":[{"arn":"arn:svc/channels/nope","reason":"MISSING"}]}
                """);

        AwsFailure failure =
                failureOf(() -> gateways.services().services("channels", List.of("nope")));

        assertThat(failure).isInstanceOf(AwsFailure.NotFound.class);
        assertThat(failure.sentence()).contains("'channels'", "'nope'");
    }

    @Test
    void readsTasksWithTheirInstance() {
        endpoint.json("ListTasks", "{\"taskArns\":[\"arn:task/channels/abc\"]}");
        endpoint.json(
                "DescribeTasks",
                """
                {"tasks":[{"taskArn":"arn:task/channels/abc","group":"service:blue","lastStatus":"RUNNING",
                 "desiredStatus":"RUNNING","availabilityZone":"eu-west-1a",
                 "taskDefinitionArn":"arn:task-definition/channels:41","containerInstanceArn":"arn:ci/1",
                 "containers":[{"runtimeId":"0123456789abcdef","networkBindings":[{"hostPort":32768}]}]}]}
                """);
        endpoint.json(
                "DescribeContainerInstances",
                """
                {"containerInstances":[{"containerInstanceArn":"arn:ci/1","ec2InstanceId":"i-1"}]}
                """);

        Task task = gateways.services().tasks("channels", List.of("blue")).getFirst();

        assertThat(task.id()).isEqualTo("abc");
        assertThat(task.service()).isEqualTo("blue");
        assertThat(task.instanceId()).isEqualTo("i-1");
        assertThat(task.placement().hostPorts()).containsExactly(32768);
        assertThat(endpoint.calls("ListTasks")).hasSize(2);
    }

    @Test
    void readsInstances() {
        endpoint.json("ListContainerInstances", "{\"containerInstanceArns\":[\"arn:ci/1\"]}");
        endpoint.json(
                "DescribeContainerInstances",
                """
                {"containerInstances":[{"containerInstanceArn":"arn:ci/1","ec2InstanceId":"i-1",
                 "status":"ACTIVE","runningTasksCount":2,"pendingTasksCount":0,
                 "attributes":[{"name":"ecs.availability-zone","value":"eu-west-1b"}],
                 "registeredResources":[{"name":"CPU","integerValue":2048},{"name":"MEMORY","integerValue":3884}],
                 "remainingResources":[{"name":"CPU","integerValue":1024},{"name":"MEMORY","integerValue":2860}]}]}
                """);

        Instance instance = gateways.services().instances("channels").getFirst();

        assertThat(instance.zone()).isEqualTo("eu-west-1b");
        assertThat(instance.capacity()).isEqualTo(new Instance.Capacity(1024, 2048, 2860, 3884));
    }

    @Test
    void scalesAService() {
        endpoint.json("UpdateService", "{\"service\":{}}");

        Written written = gateways.services().scale("channels", "blue", 3);

        assertThat(written.requestId()).isEqualTo("r-1");
        assertThat(endpoint.calls("UpdateService").getFirst().body())
                .contains("\"desiredCount\":3", "\"service\":\"blue\"")
                .doesNotContain("taskDefinition");
    }

    @Test
    void readsARule() {
        endpoint.xml("DescribeRules", RULE_XML);

        Rule rule = gateways.traffic().rule("rule/10");

        assertThat(rule.conditions()).isEqualTo("path /socket.io/*");
        assertThat(rule.weights())
                .containsExactly(
                        new WeightedGroup("tg/blue", 100), new WeightedGroup("tg/green", 0));
        assertThat(rule.stickiness()).isEqualTo(new GroupStickiness(true, 60));
    }

    @Test
    void writesWeightsAndLeavesTheRestOfTheRuleAlone() {
        endpoint.xml("DescribeRules", RULE_XML);
        endpoint.xml("ModifyRule", "<Rules></Rules>");

        gateways.traffic().writeWeights("rule/10", weights(100, 0), weights(90, 10));

        assertThat(endpoint.calls("ModifyRule").getFirst().body())
                .contains(
                        "Actions.member.1.Type=authenticate-oidc",
                        "Actions.member.1.AuthenticateOidcConfig.ClientId=c",
                        "Actions.member.1.AuthenticateOidcConfig.UseExistingClientSecret=true",
                        "Actions.member.2.Order=2",
                        "Actions.member.2.ForwardConfig.TargetGroups.member.1.Weight=90",
                        "Actions.member.2.ForwardConfig.TargetGroups.member.2.Weight=10",
                        "TargetGroupStickinessConfig.Enabled=true",
                        "TargetGroupStickinessConfig.DurationSeconds=60")
                .doesNotContain("Conditions");
    }

    @Test
    void writesNoWeightsWhenTheRuleIsNotAsExpected() {
        endpoint.xml("DescribeRules", RULE_XML);

        AwsFailure failure =
                failureOf(
                        () ->
                                gateways.traffic()
                                        .writeWeights("rule/10", weights(50, 50), weights(0, 100)));

        assertThat(failure).isInstanceOf(AwsFailure.Conflict.class);
        assertThat(failure.sentence()).contains("expected 50 | 50", "found 100 | 0");
        assertThat(endpoint.calls("ModifyRule")).isEmpty();
    }

    @Test
    void readsTargets() {
        endpoint.xml(
                "DescribeTargetHealth",
                """
                <TargetHealthDescriptions><member><Target><Id>i-1</Id><Port>3000</Port></Target>
                <TargetHealth><State>unhealthy</State><Reason>Target.Timeout</Reason>
                <Description>Request timed out</Description></TargetHealth></member></TargetHealthDescriptions>
                """);

        assertThat(gateways.traffic().targets("tg/blue"))
                .containsExactly(
                        new Target(
                                "i-1", 3000, "", "unhealthy", "Target.Timeout: Request timed out"));
    }

    @Test
    void readsAndScalesAGroup() {
        endpoint.xml(
                "DescribeAutoScalingGroups",
                """
                <AutoScalingGroups><member><AutoScalingGroupName>group</AutoScalingGroupName>
                <MinSize>2</MinSize><MaxSize>4</MaxSize><DesiredCapacity>2</DesiredCapacity>
                <Instances><member><InstanceId>i-1</InstanceId><AvailabilityZone>a</AvailabilityZone>
                <LifecycleState>InService</LifecycleState><HealthStatus>Healthy</HealthStatus>
                <ProtectedFromScaleIn>true</ProtectedFromScaleIn></member></Instances></member></AutoScalingGroups>
                """);
        endpoint.xml("SetDesiredCapacity", "");

        Group group = gateways.groups().group("group");
        gateways.groups().setDesired("group", 3);

        assertThat(group.max()).isEqualTo(4);
        assertThat(group.instances().getFirst().protectedFromScaleIn()).isTrue();
        assertThat(endpoint.calls("SetDesiredCapacity").getFirst().body())
                .contains("DesiredCapacity=3");
    }

    @Test
    void sendsTheLabsKeysAndNothingElse() {
        endpoint.xml("GetCallerIdentity", "<Account>0</Account><Arn>arn:user/a</Arn>");

        assertThat(gateways.identity().identity().shortName()).isEqualTo("a");

        TestingAwsEndpoint.Call call = endpoint.calls().getFirst();
        assertThat(call.authorization()).contains("Credential=" + LabKeys.ACCESS_KEY_ID + "/");
        assertThat(call.userAgent()).contains("app/signalbox");
        assertThat(session.callsLastMinute()).isEqualTo(1);
    }

    @Test
    void refusesAnOverrideElsewhere() {
        assertThatThrownBy(
                        () ->
                                AwsSession.open(
                                        target(URI.create("http://192.0.2.1:4566")), () -> true))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("not on this machine");
    }

    @Test
    void sendsNoWriteWhileReadOnly() {
        armed = false;

        AwsFailure failure = failureOf(() -> gateways.services().scale("channels", "blue", 3));

        assertThat(failure).isInstanceOf(AwsFailure.ReadOnly.class);
        assertThat(endpoint.calls()).isEmpty();
    }

    @Test
    void saysWhichActionIsDenied() {
        endpoint.jsonError(
                "UpdateService",
                "AccessDeniedException",
                "User: arn:u is not authorized to perform: ecs:UpdateService on resource: r");

        AwsFailure failure = failureOf(() -> gateways.services().scale("channels", "blue", 3));

        assertThat(failure)
                .isEqualTo(
                        new AwsFailure.Denied(
                                "ecs:UpdateService", "AWS denied ecs:UpdateService.", "r-1"));
    }

    @Test
    void tellsFailuresApart() {
        endpoint.jsonError("UpdateService", "ServiceNotFoundException", "Service not found.");
        assertThat(failureOf(this::scale)).isInstanceOf(AwsFailure.NotFound.class);
        endpoint.jsonError("UpdateService", "InvalidParameterException", "no such value");
        assertThat(failureOf(this::scale)).isInstanceOf(AwsFailure.Invalid.class);
        assertThat(failureOf(this::scale).sentence()).isEqualTo("No such value.");
        endpoint.jsonError("UpdateService", "ExpiredTokenException", "expired");
        assertThat(failureOf(this::scale)).isInstanceOf(AwsFailure.NoCredentials.class);
        endpoint.jsonError("UpdateService", "ThrottlingException", "Rate exceeded");
        assertThat(failureOf(this::scale)).isInstanceOf(AwsFailure.Throttled.class);
        endpoint.xmlError("SetDesiredCapacity", 400, "ScalingActivityInProgress", "busy");
        assertThat(failureOf(() -> gateways.groups().setDesired("group", 3)))
                .isEqualTo(new AwsFailure.Conflict("Busy.", "r-9"));
    }

    @Test
    void saysThatAwsCannotBeReached() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (AwsSession nowhere =
                AwsSession.open(target(URI.create("http://127.0.0.1:" + free)), () -> true)) {
            AwsFailure failure = failureOf(() -> nowhere.gateways().identity().identity());
            assertThat(failure).isInstanceOf(AwsFailure.Unreachable.class);
            assertThat(failure.sentence()).contains("sts:GetCallerIdentity");
        }
    }

    private void scale() {
        gateways.services().scale("channels", "blue", 3);
    }

    private static List<WeightedGroup> weights(int blue, int green) {
        return List.of(new WeightedGroup("tg/blue", blue), new WeightedGroup("tg/green", green));
    }

    private static AwsFailure failureOf(ThrowingCallable call) {
        AwsException thrown = catchThrowableOfType(AwsException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }
}
