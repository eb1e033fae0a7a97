package io.signalbox.fleet.feed;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.command.FleetLinkException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commands, questions and listeners of one feed. Answers are given on threads of their own, so that
/// whoever waits for one cannot hold up the fleet thread.
final class FeedLink {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLink.class);

    private final ScheduledExecutorService fleetThread;
    private final Duration patience;
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong watches = new AtomicLong();
    private final Map<Long, Consumer<FleetEvent>> listeners = new ConcurrentSkipListMap<>();

    // Below: touched on the fleet thread only.
    private final Map<Long, Question> open = new HashMap<>();
    private long questions;
    private @Nullable AdminConnection connection;

    private record Question(
            String event, CompletableFuture<String> answer, ScheduledFuture<?> timeOut) {}

    FeedLink(ScheduledExecutorService fleetThread, Duration patience) {
        this.fleetThread = fleetThread;
        this.patience = patience;
    }

    CompletableFuture<Void> send(AdminCommand command) {
        var sent = new CompletableFuture<Void>();
        onFleetThread(
                sent,
                () -> {
                    CommandWords words = CommandWords.of(command);
                    live().emit(words.event(), words.args());
                    answers.execute(() -> sent.complete(null));
                });
        return sent;
    }

    CompletableFuture<String> ask(String event, String requestJson) {
        var answer = new CompletableFuture<String>();
        onFleetThread(answer, () -> ask(event, request(event, requestJson), answer));
        return answer;
    }

    private void ask(String event, JSONObject request, CompletableFuture<String> answer) {
        AdminConnection there = live();
        long number = ++questions;
        ScheduledFuture<?> timeOut =
                fleetThread.schedule(
                        () -> unanswered(number), patience.toMillis(), TimeUnit.MILLISECONDS);
        open.put(number, new Question(event, answer, timeOut));
        there.ask(
                event,
                request,
                args -> {
                    if (!fleetThread.isShutdown()) {
                        fleetThread.execute(() -> answered(number, args));
                    }
                });
    }

    private void unanswered(long number) {
        Question question = open.remove(number);
        if (question != null) {
            fail(
                    question.answer(),
                    "No answer to '"
                            + question.event()
                            + "' came within "
                            + patience.toSeconds()
                            + " seconds.");
        }
    }

    private void answered(long number, Object[] args) {
        Question question = open.remove(number);
        if (question == null) {
            return;
        }
        question.timeOut().cancel(false);
        if (args.length > 0 && args[0] instanceof JSONObject object) {
            if (object.optBoolean("ok")) {
                String json = object.toString();
                answers.execute(() -> question.answer().complete(json));
            } else {
                fail(
                        question.answer(),
                        object.optString(
                                "error", "The server refused '" + question.event() + "'."));
            }
        } else {
            fail(
                    question.answer(),
                    "The answer to '" + question.event() + "' cannot be understood.");
        }
    }

    FleetLink.Watch watch(Consumer<FleetEvent> listener) {
        long number = watches.incrementAndGet();
        listeners.put(number, listener);
        return () -> listeners.remove(number);
    }

    /// An event of the feed; on the fleet thread.
    void heard(FleetEvent event) {
        for (Consumer<FleetEvent> listener : listeners.values()) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                // The boundary to foreign code: a fault of one listener is not the others'.
                LOG.error("fault in a listener of the feed", e);
            }
        }
    }

    /// From now on there is a live connection; on the fleet thread.
    void opened(AdminConnection live) {
        connection = live;
    }

    /// There is none any more; on the fleet thread.
    void lost() {
        connection = null;
        for (Question question : open.values()) {
            question.timeOut().cancel(false);
            fail(
                    question.answer(),
                    "The connection was lost before '"
                            + question.event()
                            + "' was answered; it may have been done or not.");
        }
        open.clear();
    }

    private AdminConnection live() {
        if (connection == null) {
            throw new FleetLinkException(
                    "There is no live connection to the fleet, so nothing was sent.");
        }
        return connection;
    }

    private static JSONObject request(String event, String json) {
        try {
            return new JSONObject(json);
        } catch (JSONException e) {
            throw new FleetLinkException(
                    "The request for '" + event + "' is no JSON object: " + e.getMessage());
        }
    }

    private void onFleetThread(CompletableFuture<?> outcome, Runnable work) {
        if (!fleetThread.isShutdown()) {
            fleetThread.execute(
                    () -> {
                        try {
                            work.run();
                        } catch (FleetLinkException e) {
                            answers.execute(() -> outcome.completeExceptionally(e));
                        }
                    });
        }
        if (fleetThread.isShutdown()) {
            fail(outcome, "The environment was closed, so nothing was sent.");
        }
    }

    private void fail(CompletableFuture<?> outcome, String sentence) {
        answers.execute(() -> outcome.completeExceptionally(new FleetLinkException(sentence)));
    }
}
