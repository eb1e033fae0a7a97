package io.signalbox.cloud.aws.poll;

/// What the poller reads, each at its own pace.
enum PollPart {
    IDENTITY,
    SERVICES,
    TASKS,
    INSTANCES,
    GROUPS,
    RULE,
    TARGET_GROUPS,
    TARGETS,
    ALARMS
}
