package io.signalbox.lab.metrics.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.metrics.MetricKey;
import io.signalbox.lab.metrics.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final MetricKey HOSTS =
            MetricKey.of("AWS/ApplicationELB", "UnHealthyHostCount", Map.of("TargetGroup", "t"));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-22T17:00:00Z");
    private final MetricStore store = new MetricStore();
    private final Alarms alarms = new Alarms(Account.lab(), store, () -> now);
    private final List<String> called = new ArrayList<>();

    AlarmsTest() {
        alarms.onAction((alarm, action, value, _) -> called.add(action + " " + value));
    }

    private void put(Map<String, Object> more) {
        Map<String, Object> all =
                new HashMap<>(
                        Map.of(
                                "Namespace", "AWS/ApplicationELB",
                                "MetricName", "UnHealthyHostCount",
                                "Dimensions", List.of(Map.of("Name", "TargetGroup", "Value", "t")),
                                "Statistic", "Maximum",
                                "Period", "60",
                                "EvaluationPeriods", "3",
                                "Threshold", "0",
                                "ComparisonOperator", "GreaterThanThreshold",
                                "AlarmActions", List.of("topic")));
        all.putAll(more);
        Input input = Input.ofTexts(all);
        alarms.put(
                AlarmSettings.from("hosts", input),
                new Alarm.OfMetric(MetricCondition.from(input)),
                Map.of());
    }

    private void minute(double value) {
        store.record(HOSTS, now.plusSeconds(20), value);
        silentMinute();
    }

    private void silentMinute() {
        now = now.plus(MINUTE);
        alarms.tick();
        now = now.plusSeconds(2);
        alarms.tick();
        now = now.minusSeconds(2);
    }

    private AlarmState state() {
        return alarms.find("hosts").orElseThrow().state();
    }

    private String reason() {
        return alarms.find("hosts").orElseThrow().reason();
    }

    @Test
    void goesOffWhenSoManyOfTheLastValuesBreakTheThresholdAndComesBack() {
        put(Map.of("DatapointsToAlarm", "2"));
        assertThat(state()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
        minute(1);
        assertThat(state()).isEqualTo(AlarmState.OK);
        minute(2);
        assertThat(state()).isEqualTo(AlarmState.ALARM);
        assertThat(reason())
                .isEqualTo(
                        "Threshold Crossed: 2 datapoints [2.0 (22/11/26 17:01:00), 1.0 (22/11/26 17:00:00)] were greater than the threshold (0.0).");
        assertThat(called).containsExactly("topic OptionalDouble[2.0]");
        minute(0);
        assertThat(state()).isEqualTo(AlarmState.ALARM);
        minute(0);
        assertThat(state()).isEqualTo(AlarmState.OK);
        assertThat(alarms.alarm("hosts").history())
                .extracting(Alarm.HistoryItem::type)
                .containsExactly(
                        "StateUpdate",
                        "Action",
                        "StateUpdate",
                        "StateUpdate",
                        "ConfigurationUpdate");
    }

    @Test
    void treatsWhatIsMissingAsItIsTold() {
        put(Map.of("TreatMissingData", "breaching"));
        silentMinute();
        assertThat(state()).isEqualTo(AlarmState.ALARM);
        put(Map.of("TreatMissingData", "notBreaching"));
        silentMinute();
        assertThat(state()).isEqualTo(AlarmState.OK);
        put(Map.of("TreatMissingData", "ignore"));
        silentMinute();
        assertThat(state()).isEqualTo(AlarmState.OK);
        put(Map.of());
        silentMinute();
        assertThat(state()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
        assertThat(reason()).isEqualTo("Insufficient Data: 3 datapoints were unknown.");
    }

    @Test
    void keepsAStateThatAnOperatorSetUntilTheNextLook() {
        put(Map.of());
        minute(0);
        alarms.set(alarms.alarm("hosts"), AlarmState.ALARM, "a drill");
        alarms.tick();
        assertThat(reason()).isEqualTo("a drill");
        assertThat(called).hasSize(1);
        minute(0);
        assertThat(state()).isEqualTo(AlarmState.OK);
    }

    @Test
    void callsScalingPoliciesOnceAPeriodWhileItIsOff() {
        put(
                Map.of(
                        "EvaluationPeriods",
                        "1",
                        "AlarmActions",
                        List.of("arn:aws:autoscaling:x:y:scalingPolicy:1", "topic")));
        minute(3);
        minute(4);
        assertThat(called)
                .containsExactly(
                        "arn:aws:autoscaling:x:y:scalingPolicy:1 OptionalDouble[3.0]",
                        "topic OptionalDouble[3.0]",
                        "arn:aws:autoscaling:x:y:scalingPolicy:1 OptionalDouble[4.0]");
    }

    @Test
    void saysWhatItDoesNotEvaluate() {
        put(Map.of("Statistic", "p99"));
        silentMinute();
        assertThat(state()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
        assertThat(reason()).startsWith("Not evaluated by the lab:").contains("p99");
    }

    @Test
    void joinsAlarmsByARule() {
        put(Map.of("EvaluationPeriods", "1"));
        composite("ALARM(\"hosts\") AND NOT (OK(other) OR FALSE)");
        minute(0);
        assertThat(alarms.find("both").orElseThrow().state()).isEqualTo(AlarmState.OK);
        minute(1);
        assertThat(alarms.find("both").orElseThrow().state()).isEqualTo(AlarmState.ALARM);
        assertThat(alarms.askedBy("hosts")).containsExactly("both");
    }

    private void composite(String rule) {
        alarms.put(
                AlarmSettings.from("both", Input.ofTexts(Map.of())),
                new Alarm.OfAlarms(CompositeRule.parse(rule)),
                Map.of());
    }

    @Test
    void refusesRulesThatCannotBeRead() {
        for (String rule :
                List.of(
                        "",
                        "ALARM",
                        "ALARM(",
                        "ALARM(a) b",
                        "MAYBE(a)",
                        "NOT",
                        "(TRUE",
                        "TRUE AND")) {
            assertThatThrownBy(() -> CompositeRule.parse(rule))
                    .as(rule)
                    .isInstanceOf(ApiError.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        refused(Map.of("Period", "45"), "Period must be");
        refused(Map.of("EvaluationPeriods", "0"), "EvaluationPeriods must be at least 1");
        refused(Map.of("DatapointsToAlarm", "4"), "1 to EvaluationPeriods (3)");
        refused(Map.of("ComparisonOperator", "Above"), "GreaterThanThreshold");
        refused(Map.of("TreatMissingData", "no"), "notBreaching");
        refused(Map.of("Threshold", "much"), "must be a number");
        refused(
                Map.of("Metrics", List.of(Map.of("Id", "a", "Expression", "1"))),
                "MetricName or Metrics");
    }

    private void refused(Map<String, Object> settings, String part) {
        assertThatThrownBy(() -> put(settings))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(part);
    }
}
