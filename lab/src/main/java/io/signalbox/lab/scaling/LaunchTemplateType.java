package io.signalbox.lab.scaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::EC2::LaunchTemplate`: instance type and image; an update makes the next version.
final class LaunchTemplateType implements ResourceType {
    private final AutoScaling state;

    LaunchTemplateType(AutoScaling state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "AWS::EC2::LaunchTemplate";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("LaunchTemplateName");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        String name = wanted.name("LaunchTemplateName", 128);
        return new Work.Done(state.addTemplate(name, data(input)).id());
    }

    private static Map<String, String> data(Input input) {
        Input asked =
                input.members("LaunchTemplateData")
                        .orElseThrow(() -> input.invalid("LaunchTemplateData is required."));
        Map<String, String> data = new HashMap<>();
        asked.text(LaunchTemplate.IMAGE).ifPresent(id -> data.put(LaunchTemplate.IMAGE, id));
        asked.text(LaunchTemplate.INSTANCE_TYPE)
                .ifPresent(type -> data.put(LaunchTemplate.INSTANCE_TYPE, checked(input, type)));
        return data;
    }

    private static String checked(Input input, String type) {
        if (InstanceSize.of(type).isEmpty()) {
            throw input.invalid(
                    "InstanceType must be one of EC2's, such as t3.medium, not '%s'."
                            .formatted(type));
        }
        return type;
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        LaunchTemplate template = template(physicalId);
        state.replaceTemplate(template.next(data(wanted.properties())));
        return new Work.Done(physicalId);
    }

    private LaunchTemplate template(String id) {
        return state.findTemplate(id)
                .orElseThrow(
                        () -> new IllegalStateException("launch template " + id + " has gone"));
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        state.removeTemplate(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        String version = String.valueOf(template(physicalId).version());
        return Map.of(
                "LaunchTemplateId",
                physicalId,
                "LatestVersionNumber",
                version,
                "DefaultVersionNumber",
                "1");
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return state.findTemplate(physicalId).map(t -> Map.of("LaunchTemplateName", t.name()));
    }
}
