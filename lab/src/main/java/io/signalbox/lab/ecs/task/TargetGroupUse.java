package io.signalbox.lab.ecs.task;

/// Where a task is registered when it serves: a target group, and which container and port of the task it reaches.
public record TargetGroupUse(String groupArn, String container, int port) {}
