package io.signalbox.lab.ecs.task;

import java.util.Optional;

/// Where the values of a container's `secrets` come from. Control thread only.
@FunctionalInterface
public interface SecretValues {
    /// @param valueFrom an ARN of Secrets Manager, with `:JSON-KEY:STAGE:VERSION` behind it where a part is meant
    /// @return empty if there is no such secret
    Optional<String> value(String valueFrom);
}
