package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which service: (`ecs`, `service/CLUSTER/SERVICE`, `ecs:service:DesiredCount`) on the wire.
record TargetId(String cluster, String service) {
    static final String NAMESPACE = "ecs";
    static final String DIMENSION = "ecs:service:DesiredCount";
    private static final Pattern RESOURCE = Pattern.compile("service/([^/]+)/([^/]+)");

    static TargetId from(Input input) {
        requireEcs(input);
        String dimension = input.requiredText("ScalableDimension");
        if (!dimension.equals(DIMENSION)) {
            throw input.invalid("The lab scales %s only, not %s.".formatted(DIMENSION, dimension));
        }
        return of(input, input.requiredText("ResourceId"));
    }

    static void requireEcs(Input input) {
        String namespace = input.requiredText("ServiceNamespace");
        if (!namespace.equals(NAMESPACE)) {
            throw input.invalid("The lab scales ecs only, not %s.".formatted(namespace));
        }
    }

    static TargetId of(Input input, String resource) {
        Matcher matcher = RESOURCE.matcher(resource);
        if (!matcher.matches()) {
            throw input.invalid(
                    "ResourceId must be service/CLUSTER/SERVICE, not %s.".formatted(resource));
        }
        return new TargetId(matcher.group(1), matcher.group(2));
    }

    String resourceId() {
        return "service/" + cluster + "/" + service;
    }
}
