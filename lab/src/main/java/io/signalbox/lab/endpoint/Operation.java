package io.signalbox.lab.endpoint;

/// One operation of a service. It runs on the lab's control thread, so it must not block.
@FunctionalInterface
public interface Operation {
    /// @throws ApiError to refuse
    Members answer(Input input);
}
