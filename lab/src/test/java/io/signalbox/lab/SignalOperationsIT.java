package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.logs.LogIntake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalOperationsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GROUP = "/signalbox/channels";

    private final TestingPlane lab = new TestingPlane();
    private final CloudWatchClient metrics = lab.client(CloudWatchClient.builder());
    private final CloudWatchLogsClient logs = lab.client(CloudWatchLogsClient.builder());
    private final ApplicationAutoScalingClient scaling =
            lab.client(ApplicationAutoScalingClient.builder());

    @AfterAll
    void stop() {
        metrics.close();
        logs.close();
        scaling.close();
        lab.close();
    }

    private String task() {
        await().atMost(PATIENCE).until(() -> !lab.plane().running().isEmpty());
        return lab.plane().running().getFirst().id();
    }

    @Test
    void keepsWhatTasksPrintAndReadsItInPages() {
        String stream = "blue/server/" + task();
        LogIntake.Place place = new LogIntake.Place(GROUP, stream);
        for (int i = 0; i < 5; i++) {
            lab.output().line(place, (i == 3 ? "ERROR " : "INFO ") + "line " + i);
        }
        await().atMost(PATIENCE)
                .until(
                        () ->
                                logs
                                        .describeLogStreams(r -> r.logGroupName(GROUP))
                                        .logStreams()
                                        .stream()
                                        .anyMatch(s -> s.logStreamName().equals(stream)));
        await().atMost(PATIENCE).until(() -> last(stream, 10).size() == 5);
        assertThat(last(stream, 2))
                .extracting(OutputLogEvent::message)
                .containsExactly("ERROR line 3", "INFO line 4");
        var head =
                logs.getLogEvents(
                        r ->
                                r.logGroupName(GROUP)
                                        .logStreamName(stream)
                                        .startFromHead(true)
                                        .limit(3));
        var rest = logs.getLogEvents(r -> next(r, stream, head.nextForwardToken()));
        assertThat(rest.events())
                .extracting(OutputLogEvent::message)
                .containsExactly("ERROR line 3", "INFO line 4");
        var end = logs.getLogEvents(r -> next(r, stream, rest.nextForwardToken()));
        assertThat(end.events()).isEmpty();
        assertThat(end.nextForwardToken()).isEqualTo(rest.nextForwardToken());
        assertThat(logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern("ERROR")).events())
                .extracting(FilteredLogEvent::logStreamName, FilteredLogEvent::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(stream, "ERROR line 3"));
    }

    private static void next(
            software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest.Builder r,
            String stream,
            String token) {
        r.logGroupName(GROUP).logStreamName(stream).startFromHead(true).nextToken(token);
    }

    private List<OutputLogEvent> last(String stream, int count) {
        return logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName(stream).limit(count))
                .events();
    }

    @Test
    void keepsLogGroupsWithTheirRetention() {
        logs.createLogGroup(r -> r.logGroupName("/test/one"));
        logs.putRetentionPolicy(r -> r.logGroupName("/test/one").retentionInDays(30));
        var group =
                logs.describeLogGroups(r -> r.logGroupNamePrefix("/test/")).logGroups().getFirst();
        assertThat(group.retentionInDays()).isEqualTo(30);
        assertThat(group.arn())
                .isEqualTo("arn:aws:logs:eu-west-1:000000000000:log-group:/test/one:*");
        assertThatThrownBy(
                        () ->
                                logs.putRetentionPolicy(
                                        r -> r.logGroupName("/test/one").retentionInDays(2)))
                .hasMessageContaining("not 2");
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("/test/one")))
                .isInstanceOf(
                        software.amazon.awssdk.services.cloudwatchlogs.model
                                .ResourceAlreadyExistsException.class);
        logs.deleteLogGroup(r -> r.logGroupName("/test/one"));
        assertThatThrownBy(() -> logs.describeLogStreams(r -> r.logGroupName("/test/one")))
                .isInstanceOf(
                        software.amazon.awssdk.services.cloudwatchlogs.model
                                .ResourceNotFoundException.class);
    }

    @Test
    void measuresServicesAndTargetGroups() {
        task();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(metrics.listMetrics().metrics())
                                        .extracting(Metric::metricName)
                                        .contains(
                                                "RunningTaskCount",
                                                "HealthyHostCount",
                                                "UnHealthyHostCount",
                                                "ActiveConnectionCount"));
        Metric running =
                metrics.listMetrics(r -> r.metricName("RunningTaskCount")).metrics().getFirst();
        assertThat(running.namespace()).isEqualTo("ECS/ContainerInsights");
        Instant now = Instant.now();
        MetricDataQuery metric =
                MetricDataQuery.builder()
                        .id("m")
                        .returnData(false)
                        .metricStat(q -> q.metric(running).period(60).stat("Maximum"))
                        .build();
        MetricDataQuery tenfold = MetricDataQuery.builder().id("e").expression("m * 10").build();
        MetricDataResult result =
                metrics.getMetricData(
                                r ->
                                        r.startTime(now.minusSeconds(600))
                                                .endTime(now.plusSeconds(60))
                                                .metricDataQueries(List.of(metric, tenfold)))
                        .metricDataResults()
                        .getFirst();
        assertThat(result.id()).isEqualTo("e");
        assertThat(result.values().getFirst() % 10).isZero();
        assertThat(result.timestamps().getFirst())
                .isBetween(now.minusSeconds(120), now.plusSeconds(60));
    }

    @Test
    void keepsAlarmsAndTheirHistory() {
        Dimension dimension = Dimension.builder().name("A").value("b").build();
        metrics.putMetricAlarm(
                r ->
                        r.alarmName("latency")
                                .namespace("Nothing")
                                .metricName("Known")
                                .statistic(Statistic.AVERAGE)
                                .period(60)
                                .evaluationPeriods(1)
                                .threshold(2.5)
                                .treatMissingData("ignore")
                                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                                .dimensions(List.of(dimension))
                                .alarmActions("arn:aws:sns:eu-west-1:000000000000:alarms"));
        metrics.putCompositeAlarm(r -> r.alarmName("any").alarmRule("ALARM(latency)"));
        metrics.setAlarmState(
                r -> r.alarmName("latency").stateValue(StateValue.ALARM).stateReason("a drill"));
        var alarm = metrics.describeAlarms(r -> r.alarmNames("latency")).metricAlarms().getFirst();
        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm.stateReason()).isEqualTo("a drill");
        assertThat(alarm.threshold()).isEqualTo(2.5);
        assertThat(alarm.dimensions().getFirst().value()).isEqualTo("b");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                metrics.describeAlarms(
                                                                r ->
                                                                        r.alarmTypes(
                                                                                AlarmType
                                                                                        .COMPOSITE_ALARM))
                                                        .compositeAlarms()
                                                        .getFirst()
                                                        .stateValue())
                                        .isEqualTo(StateValue.ALARM));
        assertThat(
                        metrics.describeAlarmHistory(r -> r.alarmName("latency"))
                                .alarmHistoryItems()
                                .getFirst()
                                .historySummary())
                .contains("arn:aws:sns");
        assertThatThrownBy(() -> metrics.deleteAlarms(r -> r.alarmNames("latency")))
                .hasMessageContaining("any");
        metrics.deleteAlarms(r -> r.alarmNames("latency", "any"));
        assertThatThrownBy(
                        () ->
                                metrics.setAlarmState(
                                        r ->
                                                r.alarmName("latency")
                                                        .stateValue(StateValue.OK)
                                                        .stateReason("x")))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ResourceNotFound"));
    }

    @Test
    void keepsTargetsAndPoliciesOfServices() {
        scaling.registerScalableTarget(
                r ->
                        r.serviceNamespace(ServiceNamespace.ECS)
                                .resourceId("service/channels/channels-blue")
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .minCapacity(1)
                                .maxCapacity(4));
        scaling.putScalingPolicy(
                r ->
                        r.policyName("sockets")
                                .policyType(PolicyType.TARGET_TRACKING_SCALING)
                                .serviceNamespace(ServiceNamespace.ECS)
                                .resourceId("service/channels/channels-blue")
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .targetTrackingScalingPolicyConfiguration(
                                        c ->
                                                c.targetValue(2_000.0)
                                                        .customizedMetricSpecification(
                                                                m ->
                                                                        m.namespace("Signalbox")
                                                                                .metricName(
                                                                                        "ConnectedSockets")
                                                                                .statistic(
                                                                                        "Average"))));
        // The fleet's stacks have policies of their own.
        var policy =
                scaling.describeScalingPolicies(
                                r ->
                                        r.serviceNamespace(ServiceNamespace.ECS)
                                                .policyNames("sockets"))
                        .scalingPolicies()
                        .getFirst();
        assertThat(policy.targetTrackingScalingPolicyConfiguration().targetValue())
                .isEqualTo(2_000.0);
        assertThat(policy.alarms()).hasSize(2);
        assertThat(
                        metrics.describeAlarms(
                                        r ->
                                                r.alarmNames(
                                                        policy.alarms().stream()
                                                                .map(alarm -> alarm.alarmName())
                                                                .toList()))
                                .metricAlarms())
                .hasSize(2);
        assertThat(
                        scaling.describeScalableTargets(
                                        r ->
                                                r.serviceNamespace(ServiceNamespace.ECS)
                                                        .resourceIds(
                                                                "service/channels/channels-blue"))
                                .scalableTargets()
                                .getFirst()
                                .maxCapacity())
                .isEqualTo(4);
        assertThatThrownBy(
                        () ->
                                scaling.deleteScalingPolicy(
                                        r ->
                                                r.policyName("none")
                                                        .serviceNamespace(ServiceNamespace.ECS)
                                                        .resourceId(
                                                                "service/channels/channels-blue")
                                                        .scalableDimension(
                                                                ScalableDimension
                                                                        .ECS_SERVICE_DESIRED_COUNT)))
                .isInstanceOf(ObjectNotFoundException.class);
    }
}
