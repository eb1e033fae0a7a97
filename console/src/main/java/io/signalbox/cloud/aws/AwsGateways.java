package io.signalbox.cloud.aws;

/// The AWS side of one environment.
public record AwsGateways(
        ServiceGateway services,
        TrafficGateway traffic,
        GroupGateway groups,
        IdentityGateway identity,
        StackGateway stacks) {}
