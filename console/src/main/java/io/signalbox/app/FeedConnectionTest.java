package io.signalbox.app;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.fleet.feed.FeedTrial;
import io.signalbox.fleet.feed.TrialResult;
import io.signalbox.ui.environments.ConnectionTest;
import io.signalbox.ui.kit.FxThread;
import io.signalbox.ui.kit.words.Numbers;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Tries a connection by a feed that hangs up once it has looked around.
final class FeedConnectionTest implements ConnectionTest {

    @Override
    public Running start(AdminEndpoint admin, char[] password, Consumer<Outcome> outcome) {
        Passwords passwords = new Passwords();
        passwords.set(password);
        CompletableFuture<TrialResult> trial = FeedTrial.run(admin, passwords);
        trial.whenComplete(
                (found, _) -> {
                    passwords.close();
                    // Null when it was cancelled.
                    if (found != null) {
                        FxThread.run(() -> outcome.accept(outcome(found)));
                    }
                });
        return () -> trial.cancel(false);
    }

    private static Outcome outcome(TrialResult result) {
        return switch (result) {
            case TrialResult.Found found -> new Outcome(true, sentence(found), remark(found));
            case TrialResult.Failed(String sentence, String whatToDo) ->
                    new Outcome(false, sentence, whatToDo);
        };
    }

    private static String sentence(TrialResult.Found found) {
        return "Connected: "
                + Numbers.count(found.servers().size(), "server", "servers")
                + " with "
                + Numbers.count(found.clients(), "client", "clients")
                + ", "
                + found.instrumentation();
    }

    private static String remark(TrialResult.Found found) {
        String mode =
                found.developmentMode()
                        ? "Development mode: sockets, rooms and events are reported one by one."
                        : "Production mode: totals only, no single sockets.";
        return found.readOnly() ? mode + " Read-only: the servers take no actions." : mode;
    }
}
