package io.signalbox.lab.elb;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One load balancer: a name for its listeners, as nothing but they take traffic. `attributes` as they were given.
record LoadBalancer(
        String arn,
        String name,
        String scheme,
        List<String> subnets,
        List<String> securityGroups,
        Map<String, String> attributes,
        Map<String, String> tags,
        Instant created) {
    static final String DELETION_PROTECTION = "deletion_protection.enabled";
    static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";

    LoadBalancer {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    boolean isProtected() {
        return attributes.getOrDefault(DELETION_PROTECTION, "false").equals("true");
    }

    LoadBalancer with(Map<String, String> changedAttributes, Map<String, String> changedTags) {
        return new LoadBalancer(
                arn,
                name,
                scheme,
                subnets,
                securityGroups,
                changedAttributes,
                changedTags,
                created);
    }

    /// The full name, as CloudWatch's dimension has it: `app/NAME/SERIAL`.
    String fullName() {
        return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }
}
