package io.signalbox.lab.ecs.cluster;

import java.util.ArrayList;
import java.util.List;

/// How a service comes from one revision to the next.
///
/// @param bakeMinutes how long both revisions run after all the traffic has been shifted
/// @param stepPercent of the traffic: the step of LINEAR, the first part of CANARY
/// @param stepBakeMinutes how long each part of the traffic but the whole is watched
public record DeploymentStrategy(
        Kind kind, int bakeMinutes, double stepPercent, int stepBakeMinutes) {
    public static final DeploymentStrategy ROLLING =
            new DeploymentStrategy(Kind.ROLLING, 0, 100, 0);

    /// As on the wire.
    public enum Kind {
        ROLLING,
        BLUE_GREEN,
        LINEAR,
        CANARY
    }

    /// Whether it moves traffic between two target groups.
    public boolean isNative() {
        return kind != Kind.ROLLING;
    }

    /// The percentages of production traffic that the new revision has one after the other; the last is 100.
    List<Double> steps() {
        List<Double> steps = new ArrayList<>();
        switch (kind) {
            case ROLLING, BLUE_GREEN -> {}
            case CANARY -> steps.add(stepPercent);
            case LINEAR -> {
                for (int i = 1; i * stepPercent < 100; i++) {
                    steps.add(i * stepPercent);
                }
            }
        }
        steps.removeIf(percent -> percent >= 100);
        steps.add(100.0);
        return steps;
    }
}
