package io.signalbox.lab;

import io.signalbox.lab.appscaling.AppScaling;
import io.signalbox.lab.appscaling.AppScalingApi;
import io.signalbox.lab.appscaling.PolicyResource;
import io.signalbox.lab.appscaling.TargetResource;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.logs.LogGroupResource;
import io.signalbox.lab.logs.LogGroups;
import io.signalbox.lab.logs.LogIntake;
import io.signalbox.lab.logs.LogsApi;
import io.signalbox.lab.metrics.EmbeddedMetrics;
import io.signalbox.lab.metrics.MetricStore;
import io.signalbox.lab.metrics.MetricsApi;
import io.signalbox.lab.metrics.alarm.AlarmResources;
import io.signalbox.lab.metrics.alarm.AlarmState;
import io.signalbox.lab.metrics.alarm.Alarms;
import io.signalbox.lab.metrics.alarm.AlarmsApi;
import io.signalbox.lab.resource.ResourceType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Logs, metrics, alarms and the scaling by them: what the lab tells of itself. Control thread only.
final class Signals {
    private final InstantSource clock;
    private final LogIntake intake;
    private final MetricStore metrics = new MetricStore();
    private final FleetMetrics measured;
    private final Alarms alarms;
    private final LogGroups logs;
    private final AppScaling scaling;

    /// @param intake what the tasks' processes print
    Signals(Account account, InstantSource clock, FleetSignals fleet, LogIntake intake) {
        this.clock = clock;
        this.intake = intake;
        this.measured = new FleetMetrics(fleet, metrics);
        this.alarms = new Alarms(account, metrics, clock);
        this.logs = new LogGroups(account, clock);
        this.scaling = new AppScaling(account, clock, fleet, alarms);
        logs.onLine(new EmbeddedMetrics(metrics)::read);
    }

    List<AwsService> services() {
        return List.of(
                MetricsApi.service(metrics, AlarmsApi.operations(alarms), clock),
                LogsApi.service(logs),
                AppScalingApi.service(scaling));
    }

    List<ResourceType> resourceTypes() {
        List<ResourceType> types = new ArrayList<>(AlarmResources.of(alarms));
        types.add(new LogGroupResource(logs));
        types.add(new TargetResource(scaling));
        types.add(new PolicyResource(scaling));
        return types;
    }

    /// Whether there is an alarm of this name, and it is in ALARM.
    boolean inAlarm(String name) {
        return alarms.find(name).filter(alarm -> alarm.state() == AlarmState.ALARM).isPresent();
    }

    LogGroups logs() {
        return logs;
    }

    void tick() {
        intake.drain(logs);
        measured.tick(clock.instant());
        alarms.tick();
        scaling.tick();
        logs.forgetOld();
    }
}
