package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidLoadBalancerActionException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElbOperationsIT {
    private final TestingPlane lab = new TestingPlane();
    private final ElasticLoadBalancingV2Client elb =
            lab.client(ElasticLoadBalancingV2Client.builder());
    private final String blue = lab.fleet().required("BlueTargetGroupArn");
    private final String green = lab.fleet().required("GreenTargetGroupArn");
    private final String ruleArn = lab.fleet().required("RuleArn");

    @AfterAll
    void stop() {
        elb.close();
        lab.close();
    }

    private Rule rule() {
        return elb.describeRules(r -> r.ruleArns(ruleArn)).rules().getFirst();
    }

    private Action forward(int blueWeight, int greenWeight, boolean sticky) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(
                        f ->
                                f.targetGroups(tuple(blue, blueWeight), tuple(green, greenWeight))
                                        .targetGroupStickinessConfig(
                                                s -> s.enabled(sticky).durationSeconds(60)))
                .build();
    }

    private static TargetGroupTuple tuple(String arn, int weight) {
        return TargetGroupTuple.builder().targetGroupArn(arn).weight(weight).build();
    }

    @Test
    void describesTheLoadBalancerAndItsListener() {
        var balancer =
                elb.describeLoadBalancers(r -> r.names("channels-alb")).loadBalancers().getFirst();
        assertThat(balancer.type().toString()).isEqualTo("application");
        assertThat(balancer.dnsName()).isEqualTo("127.0.0.1");
        var listener =
                elb.describeListeners(r -> r.loadBalancerArn(balancer.loadBalancerArn()))
                        .listeners()
                        .getFirst();
        assertThat(listener.port()).isPositive();
        assertThat(listener.listenerArn()).isEqualTo(lab.fleet().required("ListenerArn"));
        assertThat(listener.defaultActions().getFirst().fixedResponseConfig().statusCode())
                .isEqualTo("404");
    }

    @Test
    void pagesThroughRules() {
        String listener = lab.fleet().required("ListenerArn");
        var first = elb.describeRules(r -> r.listenerArn(listener).pageSize(1));
        assertThat(first.rules()).hasSize(1);
        assertThat(first.rules().getFirst().priority()).isEqualTo("10");
        var second =
                elb.describeRules(
                        r -> r.listenerArn(listener).pageSize(1).marker(first.nextMarker()));
        assertThat(second.rules().getFirst().isDefault()).isTrue();
        assertThat(second.nextMarker()).isNull();
        assertThatThrownBy(() -> elb.describeRules(r -> r.listenerArn(listener).marker("x")))
                .satisfies(isValidationError("Marker"));
    }

    @Test
    void describesTargetGroupsWithAttributesTagsAndHealth() {
        var groups = elb.describeTargetGroups(r -> {}).targetGroups();
        assertThat(groups)
                .extracting(g -> g.targetGroupArn())
                .containsExactlyInAnyOrder(blue, green);
        assertThat(groups).allMatch(g -> g.targetGroupName().startsWith("channels-traffic-"));
        assertThat(groups.getFirst().healthCheckPath()).isEqualTo("/healthz");
        assertThat(groups.getFirst().loadBalancerArns())
                .containsExactly(lab.fleet().required("LoadBalancerArn"));
        assertThat(elb.describeTargetGroupAttributes(r -> r.targetGroupArn(blue)).attributes())
                .anyMatch(
                        a ->
                                a.key().equals("deregistration_delay.timeout_seconds")
                                        && a.value().equals("5"))
                .anyMatch(a -> a.key().equals("stickiness.enabled") && a.value().equals("true"));
        assertThat(elb.describeTags(r -> r.resourceArns(blue, ruleArn)).tagDescriptions())
                .hasSize(2)
                .first()
                .satisfies(d -> assertThat(d.tags()).anyMatch(t -> t.value().equals("blue")));
        await().untilAsserted(
                        () ->
                                assertThat(
                                                elb.describeTargetHealth(
                                                                r -> r.targetGroupArn(blue))
                                                        .targetHealthDescriptions())
                                        .hasSize(2)
                                        .allMatch(d -> d.target().id().startsWith("i-0"))
                                        .allMatch(
                                                d ->
                                                        d.target()
                                                                .availabilityZone()
                                                                .startsWith("eu-west-1")));
    }

    @Test
    void movesWeightsAndReadsThemBack() {
        var answer = elb.modifyRule(r -> r.ruleArn(ruleArn).actions(forward(90, 10, true)));
        ForwardActionConfig forward = rule().actions().getFirst().forwardConfig();
        assertThat(answer.rules().getFirst().actions().getFirst().forwardConfig())
                .isEqualTo(forward);
        assertThat(forward.targetGroups()).containsExactly(tuple(blue, 90), tuple(green, 10));
        assertThat(forward.targetGroupStickinessConfig().enabled()).isTrue();
        assertThat(forward.targetGroupStickinessConfig().durationSeconds()).isEqualTo(60);
        elb.modifyRule(r -> r.ruleArn(ruleArn).actions(forward(100, 0, true)));
        assertThat(rule().actions().getFirst().forwardConfig().targetGroups())
                .containsExactly(tuple(blue, 100), tuple(green, 0));
    }

    @Test
    void refusesActionsThatAwsWouldRefuseAndKeepsTheRule() {
        Rule before = rule();
        refused(forward(1000, 0, true), isValidationError("0 to 999"));
        refused(forward(-1, 0, true), isValidationError("not -1"));
        refused(
                forward(100, 0, false),
                e -> assertThat(e).isInstanceOf(InvalidLoadBalancerActionException.class));
        refused(
                Action.builder().type(ActionTypeEnum.FORWARD).build(),
                isValidationError("1 to 5 target groups"));
        refused(
                Action.builder().type(ActionTypeEnum.REDIRECT).build(),
                isValidationError("needs RedirectConfig"));
        refused(
                Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(blue + "x").build(),
                e -> assertThat(e).isInstanceOf(TargetGroupNotFoundException.class));
        refused(
                forward(1, 1, true).toBuilder()
                        .forwardConfig(
                                f ->
                                        f.targetGroups(tuple(blue, 1), tuple(green, 1))
                                                .targetGroupStickinessConfig(
                                                        s ->
                                                                s.enabled(true)
                                                                        .durationSeconds(604801)))
                        .build(),
                isValidationError("1 to 604800"));
        assertThat(rule()).isEqualTo(before);
    }

    private void refused(Action action, Consumer<Throwable> as) {
        assertThatThrownBy(() -> elb.modifyRule(r -> r.ruleArn(ruleArn).actions(action)))
                .satisfies(as::accept);
    }

    private static Consumer<Throwable> isValidationError(String part) {
        return e -> {
            assertThat(e).isInstanceOf(ElasticLoadBalancingV2Exception.class);
            assertThat(((ElasticLoadBalancingV2Exception) e).awsErrorDetails().errorCode())
                    .isEqualTo("ValidationError");
            assertThat(e).hasMessageContaining(part);
        };
    }

    private static Action answer(String status) {
        return Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(
                        f -> f.statusCode(status).contentType("text/plain").messageBody("closed"))
                .build();
    }

    @Test
    void changesTheDefaultActionThroughTheListenerOnly() {
        String listener = lab.fleet().required("ListenerArn");
        Action unavailable = answer("503");
        var changed = elb.modifyListener(r -> r.listenerArn(listener).defaultActions(unavailable));
        assertThat(
                        changed.listeners()
                                .getFirst()
                                .defaultActions()
                                .getFirst()
                                .fixedResponseConfig()
                                .statusCode())
                .isEqualTo("503");
        elb.modifyListener(r -> r.listenerArn(listener).defaultActions(answer("404")));
        String defaultRule =
                elb.describeRules(r -> r.listenerArn(listener)).rules().getLast().ruleArn();
        assertThatThrownBy(() -> elb.modifyRule(r -> r.ruleArn(defaultRule).actions(unavailable)))
                .isInstanceOf(OperationNotPermittedException.class);
        assertThatThrownBy(() -> elb.modifyListener(r -> r.listenerArn(listener).port(81)))
                .satisfies(isValidationError("cannot change Port"));
    }

    @Test
    void refusesUnknownNames() {
        assertThatThrownBy(
                        () ->
                                elb.modifyRule(
                                        r -> r.ruleArn(ruleArn + "0").actions(forward(1, 1, true))))
                .isInstanceOf(RuleNotFoundException.class);
        assertThatThrownBy(() -> elb.describeRules(r -> r.ruleArns("arn:x")))
                .isInstanceOf(RuleNotFoundException.class);
        assertThatThrownBy(() -> elb.describeRules(r -> r.listenerArn("arn:x")))
                .isInstanceOf(ListenerNotFoundException.class);
        assertThatThrownBy(() -> elb.describeLoadBalancers(r -> r.names("x")))
                .isInstanceOf(LoadBalancerNotFoundException.class);
        for (Runnable call :
                List.<Runnable>of(
                        () -> elb.describeTargetHealth(r -> r.targetGroupArn("arn:x")),
                        () -> elb.describeTargetGroups(r -> r.names("x")),
                        () -> elb.describeTargetGroupAttributes(r -> r.targetGroupArn("arn:x")))) {
            assertThatThrownBy(call::run).isInstanceOf(TargetGroupNotFoundException.class);
        }
        assertThatThrownBy(() -> elb.deleteRule(r -> r.ruleArn(ruleArn)))
                .satisfies(
                        e -> {
                            var refused = (ElasticLoadBalancingV2Exception) e;
                            assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidAction");
                            assertThat(refused.statusCode()).isEqualTo(400);
                        });
    }
}
