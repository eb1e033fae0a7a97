package io.signalbox.lab.scaling;

import java.util.Map;

/// What instances of a group are made from, in its latest version. `data` are all texts of `LaunchTemplateData` at its top
/// level, of which the lab uses the instance type.
record LaunchTemplate(String id, String name, int version, Map<String, String> data) {
    static final String INSTANCE_TYPE = "InstanceType";
    static final String IMAGE = "ImageId";

    LaunchTemplate {
        data = Map.copyOf(data);
    }

    String instanceType() {
        return data.getOrDefault(INSTANCE_TYPE, InstanceSize.USUAL);
    }

    LaunchTemplate next(Map<String, String> changed) {
        return new LaunchTemplate(id, name, version + 1, changed);
    }
}
