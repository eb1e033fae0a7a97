package io.signalbox.lab.ecs.cluster;

/// The alarms that deployments watch. Control thread only.
@FunctionalInterface
public interface AlarmStates {
    /// Whether there is an alarm of this name, and it is in ALARM.
    boolean inAlarm(String name);
}
