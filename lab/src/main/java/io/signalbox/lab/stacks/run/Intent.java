package io.signalbox.lab.stacks.run;

import io.signalbox.lab.stacks.parameter.ParameterValue;
import io.signalbox.lab.stacks.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a stack is asked to be.
///
/// @param tags as the caller gave them
public record Intent(
        Template template,
        Map<String, ParameterValue> parameters,
        Map<String, String> tags,
        List<String> capabilities,
        List<String> notificationArns) {
    public Intent {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        capabilities = List.copyOf(capabilities);
        notificationArns = List.copyOf(notificationArns);
    }
}
