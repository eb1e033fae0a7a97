package io.signalbox.server.settings;

import io.signalbox.engineio.LoopOptions;
import io.signalbox.engineio.LoopOptions.Assignment;
import java.time.Duration;

/// Settings of the event loops (names and defaults: [ServerHelp]).
///
/// @param options of the engine's loops
/// @param handlersOnLoops whether the application's handlers run on the loops instead of virtual threads
public record LoopSettings(LoopOptions options, boolean handlersOnLoops) {
    private static final int MAX_LOOPS = 1_024;
    private static final int HOUR_SECONDS = 3_600;

    static LoopSettings from(Settings settings) throws BadSettingException {
        int stuck = (int) LoopOptions.DEFAULT.stuckAfter().toSeconds();
        return new LoopSettings(
                LoopOptions.DEFAULT
                        .withCount(settings.number("LOOPS", 0, 0, MAX_LOOPS))
                        .withAssignment(assignment(settings))
                        .withStuckAfter(
                                Duration.ofSeconds(
                                        settings.number(
                                                "LOOP_STUCK_SECONDS", stuck, 0, HOUR_SECONDS))),
                settings.choice("HANDLERS", "virtual", "virtual", "loop").equals("loop"));
    }

    // Names as in @socket.io/sticky.
    private static Assignment assignment(Settings settings) throws BadSettingException {
        String name =
                settings.choice(
                        "LOOP_ASSIGNMENT",
                        "least-connection",
                        "least-connection",
                        "round-robin",
                        "random");
        return switch (name) {
            case "round-robin" -> Assignment.ROUND_ROBIN;
            case "random" -> Assignment.RANDOM;
            default -> Assignment.LEAST_CONNECTION;
        };
    }
}
