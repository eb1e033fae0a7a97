package io.signalbox.fleet.feed;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AdminWire;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.ServerEntry;
import io.signalbox.fleet.ServerExtras;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Connects to a fleet once, looks around for a moment, and hangs up.
public final class FeedTrial {

    private static final Duration LONGEST = Duration.ofSeconds(9);

    /// Servers report every two seconds: by then most have.
    private static final Duration LOOK_AROUND = Duration.ofMillis(2_500);

    private final AdminEndpoint endpoint;
    private final CompletableFuture<TrialResult> result = new CompletableFuture<>();

    private FeedTrial(AdminEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Never fails and always ends within ten seconds; completes on a thread of its own. To cancel
    /// the future ends the attempt.
    public static CompletableFuture<TrialResult> run(
            AdminEndpoint endpoint, PasswordSource password) {
        CompletableFuture<TrialResult> first = once(endpoint, password);
        var result =
                first.thenCompose(found -> withOtherParser(endpoint, password, found))
                        .completeOnTimeout(
                                silent(endpoint), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        result.whenComplete((_, _) -> first.cancel(false));
        return result;
    }

    /// Servers that were given the other parser hang up without a word; only to try it tells.
    private static CompletableFuture<TrialResult> withOtherParser(
            AdminEndpoint endpoint, PasswordSource password, TrialResult found) {
        FeedFailure hungUp = FeedFailure.hungUp(endpoint);
        if (!(found instanceof TrialResult.Failed(String sentence, _))
                || !sentence.equals(hungUp.sentence())) {
            return CompletableFuture.completedFuture(found);
        }
        AdminWire wire = endpoint.wire();
        AdminWire.Parser other =
                switch (wire.parser()) {
                    case JSON -> AdminWire.Parser.MSGPACK;
                    case MSGPACK -> AdminWire.Parser.JSON;
                };
        var otherwise =
                new AdminEndpoint(
                        endpoint.url(),
                        endpoint.path(),
                        endpoint.namespace(),
                        endpoint.username(),
                        new AdminWire(other, wire.transports()));
        return once(otherwise, password)
                .thenApply(
                        second ->
                                second instanceof TrialResult.Found
                                        ? failed(FeedFailure.otherParser(endpoint))
                                        : found);
    }

    private static TrialResult failed(FeedFailure failure) {
        return new TrialResult.Failed(failure.sentence(), failure.whatToDo());
    }

    private static TrialResult silent(AdminEndpoint endpoint) {
        return new TrialResult.Failed(
                endpoint.url() + " does not answer within " + LONGEST.toSeconds() + " s.",
                "Check host and port, and firewalls on the way.");
    }

    private static CompletableFuture<TrialResult> once(
            AdminEndpoint endpoint, PasswordSource password) {
        var trial = new FeedTrial(endpoint);
        var feed = new FleetFeed(endpoint, password, trial::look);
        trial.result.whenComplete((_, _) -> feed.close());
        trial.result.completeOnTimeout(silent(endpoint), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        feed.start();
        return trial.result;
    }

    private void look(FleetSnapshot snapshot) {
        switch (snapshot.feed()) {
            case FeedStatus.Refused(_, String sentence, String whatToDo, _) ->
                    result.completeAsync(() -> new TrialResult.Failed(sentence, whatToDo));
            case FeedStatus.Reconnecting(_, _, String reason, String whatToDo) ->
                    result.completeAsync(() -> new TrialResult.Failed(reason, whatToDo));
            case FeedStatus.Live(Instant since) -> live(snapshot, since);
            case FeedStatus.Stale(Instant since) -> live(snapshot, since);
            case FeedStatus.Connecting _, FeedStatus.Stopped _ -> {}
        }
    }

    private void live(FleetSnapshot snapshot, Instant since) {
        boolean announced = !snapshot.features().equals(FleetFeatures.NONE);
        boolean lookedAround = snapshot.at().isAfter(since.plus(LOOK_AROUND));
        if (announced && lookedAround && !snapshot.servers().isEmpty()) {
            result.completeAsync(() -> found(snapshot));
        } else if (snapshot.at().isAfter(since.plus(LONGEST.dividedBy(2)))) {
            result.completeAsync(() -> announced ? found(snapshot) : notAdmin());
        }
    }

    private TrialResult notAdmin() {
        return new TrialResult.Failed(
                endpoint.url()
                        + " accepts the connection to '"
                        + endpoint.namespace()
                        + "', but sends nothing of the admin instrumentation.",
                "Give the namespace that the instrumentation was set to; this one belongs to the"
                        + " application.");
    }

    private static TrialResult found(FleetSnapshot snapshot) {
        return new TrialResult.Found(
                snapshot.servers().stream().map(ServerEntry::serverId).toList(),
                snapshot.totals().clients(),
                snapshot.features(),
                instrumentation(snapshot));
    }

    private static String instrumentation(FleetSnapshot snapshot) {
        for (ServerEntry server : snapshot.servers()) {
            ServerExtras extras = server.extras();
            if (extras != null) {
                return extras.version().isEmpty() ? "Signalbox" : "Signalbox " + extras.version();
            }
        }
        return snapshot.features().has("AGGREGATED_EVENTS")
                ? "@socket.io/admin-ui 0.4 or newer"
                : "@socket.io/admin-ui 0.1 to 0.3";
    }
}
