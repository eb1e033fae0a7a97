package io.signalbox.ui.servers;

import io.signalbox.environment.Colour;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.ServerPlace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One server in the table: what it says of itself, where it runs, and how it is doing at `asOf`.
record ServerRow(ServerEntry entry, ServerPlace place, Condition condition, Instant asOf) {

    /// How a server is doing, worst last.
    enum Condition {
        REPORTING(""),
        DRAINING("draining"),
        /// No statistics for ten seconds.
        SILENT("no stats"),
        /// It left the feed, or its task ended. Stays on screen until dismissed.
        GONE("gone");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /// What stands beside the sign; empty for a server that is well.
        String word() {
            return word;
        }

        /// Its numbers are old.
        boolean stale() {
            return this == SILENT || this == GONE;
        }
    }

    String serverId() {
        return entry.serverId();
    }

    @Nullable Colour colour() {
        return place.colour();
    }

    @Nullable ServerExtras extras() {
        return entry.extras();
    }

    /// First 12 characters of the task id, as the ECS console shows them; of the server id without a task.
    String shortTask() {
        String id = place.task() == null ? entry.serverId() : place.task().id();
        return id.length() <= 12 ? id : id.substring(0, 12);
    }

    /// `family:revision`; the server's own version where no task is known; empty where neither is.
    String revision() {
        if (place.task() != null) {
            return place.task().taskDefinition();
        }
        return place.version() == null ? "" : place.version();
    }

    String zone() {
        return place.zone() == null ? "" : place.zone();
    }

    /// The instance id cut to `i-` and five digits; empty where unknown.
    String shortInstance() {
        String id = instanceId();
        return id.length() <= 7 ? id : id.substring(0, 7);
    }

    String instanceId() {
        return place.instance() == null ? "" : place.instance().id();
    }

    /// As the load balancer says; empty where no target matches.
    String target() {
        String health = place.targetHealth();
        return health == null ? "" : health;
    }

    boolean targetWell() {
        return target().isEmpty() || target().equals("healthy");
    }

    /// Share of clients on long-polling, 0..1; 0 without clients.
    double pollingShare() {
        return entry.clients() == 0 ? 0 : (double) entry.pollingClients() / entry.clients();
    }

    double eventsPerSecond() {
        return entry.eventsInPerSecond() + entry.eventsOutPerSecond();
    }

    /// Time since its last statistics; never negative.
    Duration age() {
        Duration age = Duration.between(entry.lastSeen(), asOf);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// The loop's lag is one that clients feel.
    boolean lagging() {
        ServerExtras extras = extras();
        return extras != null && extras.maxLoopLagMillis() >= 20;
    }
}
