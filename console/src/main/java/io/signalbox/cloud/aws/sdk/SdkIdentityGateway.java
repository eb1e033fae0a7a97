package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.Identity;
import io.signalbox.cloud.aws.IdentityGateway;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/// STS by the SDK.
final class SdkIdentityGateway implements IdentityGateway {

    private final StsClient sts;
    private final AwsCredentialsProvider credentials;
    private final String region;

    SdkIdentityGateway(StsClient sts, AwsCredentialsProvider credentials, String region) {
        this.sts = sts;
        this.credentials = credentials;
        this.region = region;
    }

    @Override
    public Identity identity() {
        var caller = call("sts:GetCallerIdentity", () -> sts.getCallerIdentity());
        // Cached by the provider: the call before this line has just used them.
        Instant until = credentials.resolveCredentials().expirationTime().orElse(null);
        return new Identity(caller.account(), caller.arn(), region, until);
    }
}
