package io.signalbox.cloud.aws;

/// How the first container of a task definition logs.
///
/// @param driver `awslogs`, `awsfirelens`, …; empty where the definition names none
/// @param group option of `awslogs`, as are `region` and `prefix`; empty where it is not given
/// @param container its name, which is part of the stream's
public record LogDriver(
        String driver, String group, String region, String prefix, String container) {}
