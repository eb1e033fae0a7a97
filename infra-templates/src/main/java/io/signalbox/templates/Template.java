package io.signalbox.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One of the templates: one deployable stack.
///
/// @param id name of its file without the ending, and its output `TemplateId`
/// @param version its output `TemplateVersion`
/// @param body the whole file, for CloudFormation's `TemplateBody`
/// @param parameters in the order of the file
/// @param outputs names, in the order of the file
/// @param resources their types by their logical names; some are made under conditions only
/// @param capabilities what a caller has to acknowledge: `CAPABILITY_NAMED_IAM` or nothing
public record Template(
        String id,
        String version,
        String description,
        String body,
        List<TemplateParameter> parameters,
        List<String> outputs,
        Map<String, String> resources,
        Set<String> capabilities) {
    public Template {
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
        resources = Map.copyOf(resources);
        capabilities = Set.copyOf(capabilities);
    }

    public Optional<TemplateParameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
