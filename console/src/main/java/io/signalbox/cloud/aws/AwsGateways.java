package io.signalbox.cloud.aws;

/// The AWS side of one environment.
public record AwsGateways(
        ServiceGateway services,
        TrafficGateway traffic,
        GroupGateway groups,
        IdentityGateway identity,
        StackGateway stacks,
        AlarmGateway alarms,
        LogGateway logs) {

    /// Without alarms and logs.
    public AwsGateways(
            ServiceGateway services,
            TrafficGateway traffic,
            GroupGateway groups,
            IdentityGateway identity,
            StackGateway stacks) {
        this(services, traffic, groups, identity, stacks, AlarmGateway.NONE, LogGateway.NONE);
    }
}
