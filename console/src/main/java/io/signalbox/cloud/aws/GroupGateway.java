package io.signalbox.cloud.aws;

import io.signalbox.cloud.Group;

/// Amazon EC2 Auto Scaling. All calls block and throw [AwsException].
public interface GroupGateway {

    /// `aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names G`
    Group group(String name);

    /// `aws autoscaling set-desired-capacity --auto-scaling-group-name G --desired-capacity N`
    Written setDesired(String name, int desired);
}
