package io.signalbox.cloud;

import java.util.List;

/// An EC2 Auto Scaling group.
public record Group(String name, int min, int max, int desired, List<GroupInstance> instances) {

    public Group {
        instances = List.copyOf(instances);
    }
}
