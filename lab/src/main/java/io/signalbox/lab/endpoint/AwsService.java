package io.signalbox.lab.endpoint;

import java.util.Map;
import java.util.stream.Collectors;

/// One AWS service as callers find it. `name`: the signing name in a credential scope (`elasticloadbalancing`).
/// `version`: of the query API (`2015-12-01`). `target`: the prefix of `X-Amz-Target`, and the service in an RPC v2 path.
/// `invalidCode`: the error code for a parameter that is missing or wrong. Every service answers in all three protocols.
public record AwsService(
        String name,
        String version,
        String target,
        String invalidCode,
        Map<String, Operation> operations) {
    public AwsService {
        operations = Map.copyOf(operations);
    }

    /// What the lab can do for this service, for the text of an error.
    String known() {
        return operations.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    String xmlNamespace() {
        return "http://%s.amazonaws.com/doc/%s/".formatted(name, version);
    }
}
