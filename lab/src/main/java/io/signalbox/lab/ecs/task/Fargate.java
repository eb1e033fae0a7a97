package io.signalbox.lab.ecs.task;

import java.util.List;

/// The two capacity providers that AWS brings along, without instances.
public final class Fargate {
    public static final String NAME = "FARGATE";
    public static final List<String> PROVIDERS = List.of(NAME, "FARGATE_SPOT");

    private Fargate() {}

    public static boolean is(String provider) {
        return PROVIDERS.contains(provider);
    }
}
