package io.signalbox.cloud.aws;

import static io.signalbox.cloud.aws.SdkCalls.call;

import io.signalbox.cloud.Identity;
import software.amazon.awssdk.services.sts.StsClient;

/// STS by the SDK.
final class SdkIdentityGateway implements IdentityGateway {

    private final StsClient sts;
    private final String region;

    SdkIdentityGateway(StsClient sts, String region) {
        this.sts = sts;
        this.region = region;
    }

    @Override
    public Identity identity() {
        var caller = call("sts:GetCallerIdentity", () -> sts.getCallerIdentity());
        return new Identity(caller.account(), caller.arn(), region);
    }
}
