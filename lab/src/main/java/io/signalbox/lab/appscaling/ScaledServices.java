package io.signalbox.lab.appscaling;

import java.util.OptionalInt;

/// The ECS services that are scaled. Control thread only.
public interface ScaledServices {

    /// The desired count, empty where there is no such service.
    OptionalInt desired(String cluster, String service);

    void desired(String cluster, String service, int count);
}
