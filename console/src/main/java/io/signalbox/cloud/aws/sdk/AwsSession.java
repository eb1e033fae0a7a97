package io.signalbox.cloud.aws.sdk;

import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.LabKeys;
import io.signalbox.environment.Loopback;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/// The SDK clients of one environment: made once, shared by everything that reads or writes there,
/// closed when the environment is left.
///
/// With an endpoint override the session sends [LabKeys] and nothing else, and only to this machine.
/// The user's AWS configuration is not even read then.
public final class AwsSession implements AutoCloseable {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final String APP_ID = "signalbox";

    private final AwsTarget target;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final CallMeter meter;
    private final ReadOnlyGuard guard;
    private final EcsClient ecs;
    private final ElasticLoadBalancingV2Client elb;
    private final AutoScalingClient scaling;
    private final StsClient sts;
    private final CloudFormationClient cloudFormation;
    private final CloudWatchClient cloudWatch;
    private final CloudWatchLogsClient logs;

    private AwsSession(AwsTarget target, BooleanSupplier armed) {
        this.target = target;
        this.http = httpClient(target.endpointOverride());
        this.credentials = credentials(target);
        this.meter = new CallMeter(InstantSource.system());
        this.guard = new ReadOnlyGuard(armed);
        this.ecs = configured(EcsClient.builder()).build();
        this.elb = configured(ElasticLoadBalancingV2Client.builder()).build();
        this.scaling = configured(AutoScalingClient.builder()).build();
        this.sts = configured(StsClient.builder()).build();
        this.cloudFormation = configured(CloudFormationClient.builder()).build();
        this.cloudWatch = configured(CloudWatchClient.builder()).build();
        this.logs = configured(CloudWatchLogsClient.builder()).build();
    }

    /// @param armed asked before each call that writes
    /// @throws io.signalbox.environment.EnvironmentException for an endpoint override that is not on
    ///     this machine
    public static AwsSession open(AwsTarget target, BooleanSupplier armed) {
        if (target.endpointOverride() != null) {
            Loopback.require(target.endpointOverride());
        }
        return new AwsSession(target, armed);
    }

    public AwsGateways gateways() {
        return new AwsGateways(
                new SdkServiceGateway(ecs),
                new SdkTrafficGateway(elb),
                new SdkGroupGateway(scaling),
                new SdkIdentityGateway(sts, credentials, target.region()),
                new SdkStackGateway(cloudFormation),
                new SdkAlarmGateway(cloudWatch),
                new SdkLogGateway(logs));
    }

    /// Calls sent in the last minute, retries included.
    public int callsLastMinute() {
        return meter.lastMinute();
    }

    @Override
    public void close() {
        ecs.close();
        elb.close();
        scaling.close();
        sts.close();
        cloudFormation.close();
        cloudWatch.close();
        logs.close();
        if (credentials instanceof ProfileCredentialsProvider profile) {
            profile.close();
        }
        http.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder) {
        URI override = target.endpointOverride();
        if (override != null) {
            builder.endpointOverride(override);
        }
        return builder.region(Region.of(target.region()))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(configuration(override != null));
    }

    private ClientOverrideConfiguration configuration(boolean lab) {
        ClientOverrideConfiguration.Builder builder =
                ClientOverrideConfiguration.builder()
                        .apiCallTimeout(CALL_TIMEOUT)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .retryStrategy(RetryMode.STANDARD)
                        .appId(APP_ID)
                        .addExecutionInterceptor(meter)
                        .addExecutionInterceptor(guard);
        if (lab) {
            ProfileFile nothing = ProfileFile.aggregator().build();
            builder.defaultProfileFileSupplier(() -> nothing);
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(AwsTarget target) {
        if (target.endpointOverride() != null) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(LabKeys.ACCESS_KEY_ID, LabKeys.SECRET_ACCESS_KEY));
        }
        ProfileCredentialsProvider.Builder builder = ProfileCredentialsProvider.builder();
        if (target.profile() != null) {
            builder.profileName(target.profile());
        }
        return builder.build();
    }

    private static SdkHttpClient httpClient(@Nullable URI override) {
        UrlConnectionHttpClient.Builder builder =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(ATTEMPT_TIMEOUT);
        if (override != null) {
            // What is meant for this machine goes by no proxy.
            builder.proxyConfiguration(
                    ProxyConfiguration.builder()
                            .useSystemPropertyValues(false)
                            .useEnvironmentVariablesValues(false)
                            .build());
        }
        return builder.build();
    }
}
