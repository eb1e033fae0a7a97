package io.signalbox.cloud.aws;

/// AWS accepted a change. That it took effect is seen by reading back only.
public record Written(String requestId) {}
