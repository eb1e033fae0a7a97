package io.signalbox.operation.fleet;

import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import io.signalbox.operation.Await;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.IntentWords;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.Write;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Plans the drain of one of Signalbox's servers and its end.
final class DrainPlanner {

    private static final String FEATURE = "DRAIN";
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 1_000_000;

    private final FleetSnapshot fleet;

    DrainPlanner(FleetSnapshot fleet) {
        this.fleet = fleet;
    }

    PlanDraft drain(Intent.DrainServer intent) {
        String id = intent.serverId();
        double pace = intent.socketsPerSecond();
        var draft = new PlanDraft(intent, IntentWords.title(intent), "Start drain");
        ServerEntry server = check(draft, id);
        if (!(pace >= SLOWEST && pace <= FASTEST)) {
            return draft.find(
                    Finding.block(
                            "A pace of "
                                    + pace
                                    + " connections per second is not possible: 0.1 to 1,000,000"
                                    + " is."));
        }
        if (server == null) {
            return draft;
        }
        long others =
                fleet.servers().stream()
                        .filter(s -> s.healthy() && !s.serverId().equals(id) && !draining(s))
                        .count();
        draft.find(
                others == 0
                        ? Finding.warn("No other server is there to take its clients.")
                        : Finding.ok(others + " other servers can take its clients"));
        if (draining(server)) {
            draft.find(Finding.warn("It is draining already; this changes the pace."));
        }
        Duration expected = Duration.ofSeconds((long) Math.ceil(server.clients() / pace));
        return draft.change("Connections of " + id, server.clients(), 0, null)
                .change(
                        "State of " + id,
                        draining(server) ? "draining" : "serving",
                        "drained",
                        null)
                .consequences(
                        "Its health check answers 503 at once, so that no new clients come. Its "
                                + server.clients()
                                + " connections are closed at "
                                + number(pace)
                                + " per second, in about "
                                + expected.toSeconds()
                                + " s; official clients come back by themselves, to another server."
                                + " The drain can be ended at any time.")
                .step("Begin the drain", new Write.DrainBegun(id, pace))
                .step("Wait until it is drained", new Await.ServerDrained(id, expected));
    }

    PlanDraft end(Intent.CancelDrain intent) {
        String id = intent.serverId();
        var draft = new PlanDraft(intent, IntentWords.title(intent), "End drain");
        ServerEntry server = check(draft, id);
        if (server != null && !draining(server)) {
            draft.find(Finding.block(id + " is not draining."));
        }
        return draft.change("State of " + id, "draining", "serving", null)
                .consequences(
                        "Its health check answers 200 again and new clients come. Who was sent"
                                + " away stays where it went.")
                .step("End the drain", new Write.DrainEnded(id));
    }

    private @Nullable ServerEntry check(PlanDraft draft, String id) {
        FeedCheck.live(draft, fleet);
        if (!fleet.features().has(FEATURE)) {
            draft.find(
                    Finding.block(
                            "The servers do not announce DRAIN. Signalbox's own server does,"
                                    + " unless its admin instrumentation is read-only."));
        }
        @Nullable ServerEntry server =
                fleet.servers().stream()
                        .filter(s -> s.serverId().equals(id))
                        .findFirst()
                        .orElse(null);
        if (server == null || !server.healthy()) {
            draft.find(Finding.block(id + " does not report; it cannot be reached."));
        }
        return server;
    }

    private static boolean draining(ServerEntry server) {
        ServerExtras extras = server.extras();
        return extras != null && extras.draining();
    }

    private static String number(double pace) {
        return pace == Math.rint(pace) ? Long.toString((long) pace) : Double.toString(pace);
    }
}
