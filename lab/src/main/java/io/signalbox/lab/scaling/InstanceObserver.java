package io.signalbox.lab.scaling;

/// Hears of the instances of a group; ECS keeps its container instances by it. Called on the control thread.
public interface InstanceObserver {
    /// The instance is in service and may take tasks.
    void joined(Instance instance);

    /// The instance is about to go; it should be emptied.
    void leaving(Instance instance);

    /// Whether nothing runs on the instance any more.
    boolean empty(Instance instance);

    /// The instance is gone, with whatever still ran on it.
    void left(Instance instance);
}
