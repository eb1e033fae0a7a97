package io.signalbox.socketio.admin.extension;

import io.signalbox.engineio.drain.DrainPlan;
import io.signalbox.engineio.drain.DrainProgress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The event `drain`.
///
/// @param plan null to cancel
record DrainRequest(String serverId, @Nullable DrainPlan plan) {
    static final String EVENT = "drain";
    private static final double LEAST_RATE = 0.1;
    private static final double MOST_RATE = 1_000_000;
    private static final double MAX_GRACE_SECONDS = 3_600;

    static DrainRequest parse(@Nullable Object argument) throws Refusal {
        Fields fields =
                Fields.of(argument, "serverId", "socketsPerSecond", "graceSeconds", "cancel");
        String serverId = fields.requiredText("serverId");
        if (fields.flag("cancel")) {
            if (fields.has("socketsPerSecond") || fields.has("graceSeconds")) {
                throw new Refusal("cancel goes with no other field than serverId");
            }
            return new DrainRequest(serverId, null);
        }
        if (!fields.has("socketsPerSecond")) {
            throw new Refusal("socketsPerSecond is missing");
        }
        double rate = fields.number("socketsPerSecond", 0, LEAST_RATE, MOST_RATE);
        double grace = fields.number("graceSeconds", -1, 0, MAX_GRACE_SECONDS);
        return new DrainRequest(
                serverId,
                new DrainPlan(
                        new DrainPlan.Pace.PerSecond(rate),
                        grace < 0 ? null : Duration.ofMillis(Math.round(grace * 1_000))));
    }

    /// The progress as admins get it.
    static Map<String, @Nullable Object> view(String serverId, DrainProgress progress) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("serverId", serverId);
        view.put("phase", progress.phase().text());
        view.put("left", progress.left());
        view.put("closed", progress.closed());
        view.put("socketsPerSecond", Math.round(progress.socketsPerSecond() * 10) / 10.0);
        view.put("remainingSeconds", progress.remainingSeconds());
        return view;
    }
}
