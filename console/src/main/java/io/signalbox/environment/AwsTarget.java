package io.signalbox.environment;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The AWS part of an environment: which account's profile, Region, cluster and pair of services.
///
/// @param endpointOverride the lab's endpoint; loopback only, and never with real credentials
/// @param profile a profile of the shared AWS configuration; null = the default profile
/// @param ruleArn the listener rule whose weights are moved; null where there is none
/// @param group the Auto Scaling group under the cluster; null where there is none (Fargate)
public record AwsTarget(
        String region,
        @Nullable URI endpointOverride,
        @Nullable String profile,
        String cluster,
        String blueService,
        String greenService,
        @Nullable String ruleArn,
        @Nullable String group) {

    public AwsTarget {
        if (endpointOverride != null) {
            Loopback.require(endpointOverride);
        }
        if (blueService.equals(greenService)) {
            throw new EnvironmentException(
                    "blue and green service are both '" + blueService + "'; they must differ");
        }
    }

    public String service(Colour colour) {
        return colour == Colour.BLUE ? blueService : greenService;
    }
}
