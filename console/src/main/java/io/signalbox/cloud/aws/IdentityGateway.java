package io.signalbox.cloud.aws;

import io.signalbox.cloud.Identity;

/// AWS STS. Blocks and throws [AwsException].
public interface IdentityGateway {

    /// `aws sts get-caller-identity`
    Identity identity();
}
