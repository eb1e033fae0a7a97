package io.signalbox.cloud;

/// An instance as its group sees it; states as AWS words them (`InService`, `Healthy`).
public record GroupInstance(
        String id,
        String zone,
        String lifecycleState,
        String healthStatus,
        boolean protectedFromScaleIn) {}
