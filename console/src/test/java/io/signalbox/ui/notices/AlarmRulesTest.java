package io.signalbox.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.AlarmReading;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlarmRulesTest {
    private final AlarmRules rules = new AlarmRules();

    private static Alarm alarm(String name, Alarm.State state, boolean scaling) {
        return new Alarm(
                name, "Hosts are unhealthy.", state, "Threshold Crossed", Instant.EPOCH, scaling);
    }

    private List<AlarmRules.Told> read(Alarm... alarms) {
        return rules.observe(new AlarmReading(List.of(alarms), ""));
    }

    @Test
    void tellsOnceThatAnAlarmWentOffAndOnceThatItIsOver() {
        assertThat(read(alarm("hosts", Alarm.State.OK, false))).isEmpty();
        assertThat(read(alarm("hosts", Alarm.State.ALARM, false)))
                .containsExactly(
                        new AlarmRules.Told(
                                Notice.Level.CRITICAL, "Alarm hosts: Hosts are unhealthy"));
        assertThat(read(alarm("hosts", Alarm.State.ALARM, false))).isEmpty();
        assertThat(read(alarm("hosts", Alarm.State.INSUFFICIENT_DATA, false)))
                .containsExactly(new AlarmRules.Told(Notice.Level.INFO, "Alarm hosts is over"));
    }

    @Test
    void leavesOutTheAlarmsByWhichScalingWorks() {
        assertThat(read(alarm("TargetTracking-x-AlarmLow-1", Alarm.State.ALARM, true))).isEmpty();
    }

    @Test
    void tellsManyAtOnceInOneSentence() {
        Alarm[] many =
                IntStream.range(0, 5)
                        .mapToObj(i -> alarm("a" + i, Alarm.State.ALARM, false))
                        .toArray(Alarm[]::new);
        assertThat(read(many))
                .extracting(AlarmRules.Told::sentence)
                .containsExactly("5 alarms went off, among them a0");
    }

    @Test
    void takesAlarmsThatCannotBeReadForNoChange() {
        read(alarm("hosts", Alarm.State.ALARM, false));
        assertThat(rules.observe(AlarmReading.unread("AWS denied cloudwatch:DescribeAlarms.")))
                .isEmpty();
        assertThat(read(alarm("hosts", Alarm.State.ALARM, false))).isEmpty();
    }
}
