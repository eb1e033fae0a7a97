package io.signalbox.lab.appscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.metrics.MetricKey;
import io.signalbox.lab.metrics.MetricStore;
import io.signalbox.lab.metrics.alarm.Alarms;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AppScalingTest {
    private static final Map<String, Object> TARGET =
            Map.of(
                    "ServiceNamespace", "ecs",
                    "ScalableDimension", "ecs:service:DesiredCount",
                    "ResourceId", "service/channels/blue",
                    "MinCapacity", "1",
                    "MaxCapacity", "6");
    private static final MetricKey SOCKETS =
            MetricKey.of("Signalbox", "ConnectedSockets", Map.of("ServiceName", "blue"));

    private Instant now = Instant.parse("2026-11-22T17:00:00Z");
    private int desired = 2;
    private final MetricStore store = new MetricStore();
    private final Alarms alarms = new Alarms(Account.lab(), store, () -> now);
    private final AppScaling scaling =
            new AppScaling(Account.lab(), () -> now, new OneService(), alarms);

    private final class OneService implements ScaledServices {
        @Override
        public OptionalInt desired(String cluster, String service) {
            return service.equals("blue") ? OptionalInt.of(desired) : OptionalInt.empty();
        }

        @Override
        public void desired(String cluster, String service, int count) {
            desired = count;
        }
    }

    private static Wanted wanted(Map<String, Object> properties) {
        return Wanted.of("stack", "Logical", "ABC123", properties, Map.of());
    }

    private String create(ResourceType type, Map<String, Object> properties) {
        Work work = type.create(wanted(properties));
        assertThat(work).isInstanceOf(Work.Done.class);
        return ((Work.Done) work).physicalId();
    }

    private Map<String, Object> tracking(String name, Map<String, Object> metric) {
        Map<String, Object> configuration = new HashMap<>(metric);
        configuration.put("TargetValue", "100");
        configuration.put("ScaleOutCooldown", "60");
        configuration.put("ScaleInCooldown", "120");
        return Map.of(
                "PolicyName",
                name,
                "PolicyType",
                "TargetTrackingScaling",
                "ScalingTargetId",
                "service/channels/blue|ecs:service:DesiredCount|ecs",
                "TargetTrackingScalingPolicyConfiguration",
                configuration);
    }

    private Map<String, Object> bySockets() {
        return tracking(
                "sockets",
                Map.of(
                        "CustomizedMetricSpecification",
                        Map.of(
                                "Namespace", "Signalbox",
                                "MetricName", "ConnectedSockets",
                                "Dimensions",
                                        List.of(Map.of("Name", "ServiceName", "Value", "blue")),
                                "Statistic", "Average")));
    }

    private void minutes(int count, double sockets) {
        for (int i = 0; i < count; i++) {
            store.record(SOCKETS, now.plusSeconds(30), sockets);
            now = now.plusSeconds(60);
            now = now.plusSeconds(2);
            alarms.tick();
            now = now.minusSeconds(2);
        }
    }

    @Test
    void scalesByConnectedSocketsWithinTheBounds() {
        String target = create(new TargetResource(scaling), TARGET);
        assertThat(target).isEqualTo("service/channels/blue|ecs:service:DesiredCount|ecs");
        create(new PolicyResource(scaling), bySockets());
        minutes(2, 180);
        assertThat(desired).isEqualTo(2);
        minutes(1, 180);
        assertThat(desired).isEqualTo(4);
        minutes(5, 900);
        assertThat(desired).isEqualTo(6);
        assertThat(scaling.activities().getFirst().notScaled())
                .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("AlreadyAtMaxCapacity"));
        minutes(15, 20);
        assertThat(desired).isEqualTo(2);
        assertThat(scaling.activities().getFirst().cause())
                .contains("AlarmLow")
                .contains("policy sockets, from 6 to 2");
    }

    @Test
    void leavesTasksWhereAnotherPolicyNeedsThemButNotForOneWithoutValues() {
        create(new TargetResource(scaling), TARGET);
        create(new PolicyResource(scaling), bySockets());
        create(
                new PolicyResource(scaling),
                tracking(
                        "cpu",
                        Map.of(
                                "PredefinedMetricSpecification",
                                Map.of(
                                        "PredefinedMetricType",
                                        "ECSServiceAverageCPUUtilization"))));
        MetricKey cpu =
                MetricKey.of(
                        "AWS/ECS",
                        "CPUUtilization",
                        Map.of("ClusterName", "channels", "ServiceName", "blue"));
        desired = 4;
        for (int i = 0; i < 20; i++) {
            store.record(cpu, now.plusSeconds(30), 95);
            minutes(1, 10);
        }
        assertThat(desired).isEqualTo(4);
        minutes(20, 10);
        assertThat(desired).isEqualTo(1);
    }

    @Test
    void keepsStillWhileItIsSuspended() {
        create(new TargetResource(scaling), TARGET);
        create(new PolicyResource(scaling), bySockets());
        Input suspended =
                Input.ofTexts(
                        Map.of("SuspendedState", Map.of("DynamicScalingOutSuspended", "true")));
        AppScalingApi.target(scaling, new TargetId("channels", "blue"), suspended);
        minutes(5, 500);
        assertThat(desired).isEqualTo(2);
        assertThat(scaling.target(new TargetId("channels", "blue")).max()).isEqualTo(6);
    }

    @Test
    void takesItsAlarmsWithItWhenAPolicyGoes() {
        create(new TargetResource(scaling), TARGET);
        String arn = create(new PolicyResource(scaling), bySockets());
        List<Policy.Made> made = scaling.policy(arn).orElseThrow().alarms();
        assertThat(made).hasSize(2);
        assertThat(alarms.find(made.getFirst().name())).isPresent();
        new PolicyResource(scaling).delete(arn, wanted(bySockets()));
        assertThat(alarms.find(made.getFirst().name())).isEmpty();
    }

    @Test
    void changesTheBoundsAtTheirTime() {
        create(new TargetResource(scaling), TARGET);
        Input action =
                Input.ofTexts(
                        Map.of(
                                "ScheduledActionName", "busy",
                                "Schedule", "at(2026-11-22T17:05:00)",
                                "ScalableTargetAction", Map.of("MinCapacity", "4")));
        TargetId id = new TargetId("channels", "blue");
        scaling.put(ScheduledAction.from(action, id, "arn", now));
        scaling.tick();
        assertThat(desired).isEqualTo(2);
        now = now.plusSeconds(301);
        scaling.tick();
        assertThat(desired).isEqualTo(4);
        assertThat(scaling.schedules()).isEmpty();
    }

    @Test
    void movesBySteps() {
        create(new TargetResource(scaling), TARGET);
        Input steps =
                Input.ofTexts(
                        Map.of(
                                "AdjustmentType", "PercentChangeInCapacity",
                                "MinAdjustmentMagnitude", "2",
                                "StepAdjustments",
                                        List.of(
                                                Map.of(
                                                        "MetricIntervalLowerBound", "0",
                                                        "MetricIntervalUpperBound", "20",
                                                        "ScalingAdjustment", "10"),
                                                Map.of(
                                                        "MetricIntervalLowerBound", "20",
                                                        "ScalingAdjustment", "100"))));
        Steps read = Steps.from(steps);
        assertThat(read.wanted(4, 5)).hasValue(6);
        assertThat(read.wanted(4, 20)).hasValue(8);
        assertThat(read.wanted(4, -1)).isEmpty();
    }

    @Test
    void refusesWhatIsNoServiceOrNoBounds() {
        refused("ResourceId", "service/channels/none", "ECS service doesn't exist");
        refused("ResourceId", "blue", "service/CLUSTER/SERVICE");
        refused("ServiceNamespace", "dynamodb", "ecs only");
        refused("MinCapacity", "9", "0 to MaxCapacity");
    }

    private void refused(String name, String value, String part) {
        Map<String, Object> properties = new HashMap<>(TARGET);
        properties.put(name, value);
        assertThatThrownBy(() -> new TargetResource(scaling).create(wanted(properties)))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(part);
    }
}
