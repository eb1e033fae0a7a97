package io.signalbox.cloud.aws.poll;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.environment.AwsTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads AWS again and again, within a budget, on one thread of its own. A part that cannot be read
/// keeps its last value, is tried again with growing pauses, and the snapshot's status says why; the
/// poller itself goes on until it is closed.
///
/// The listener is called on the poller's thread and must be quick.
public final class CloudPoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CloudPoller.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final CloudReading reading;
    private final PollPace pace;
    private final IntSupplier callsLastMinute;
    private final Consumer<CloudSnapshot> listener;
    private final InstantSource clock;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ScheduledThreadPoolExecutor thread;

    private volatile CloudSnapshot latest;

    // Below: touched on the poller's thread only.
    private final CallBudget budget;
    private final Map<PollPart, Instant> due = new EnumMap<>(PollPart.class);
    private final Map<PollPart, Trouble> troubles = new EnumMap<>(PollPart.class);
    private final List<CompletableFuture<CloudSnapshot>> waiting = new ArrayList<>();
    private Instant readAt = Instant.EPOCH;
    private boolean readOnce;

    /// What is still to be tried before a reading of everything is complete.
    private final Set<PollPart> outstanding = EnumSet.noneOf(PollPart.class);

    /// @param since when the first of a row of failures was
    private record Trouble(AwsFailure failure, Instant since, int times) {}

    /// @param callsLastMinute for the status, as
    ///     [io.signalbox.cloud.aws.sdk.AwsSession#callsLastMinute] counts
    public CloudPoller(
            AwsTarget target,
            AwsGateways gateways,
            PollPace pace,
            IntSupplier callsLastMinute,
            Consumer<CloudSnapshot> listener) {
        this.clock = InstantSource.system();
        this.reading = new CloudReading(target, gateways);
        this.pace = pace;
        this.callsLastMinute = callsLastMinute;
        this.listener = listener;
        this.budget = new CallBudget(pace.budgetPerMinute(), clock.instant());
        this.latest = CloudSnapshot.empty(clock.instant(), new CloudStatus.Reading());
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("cloud-poller").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// To be called once.
    public void start() {
        Instant now = clock.instant();
        for (PollPart part : PollPart.values()) {
            if (reading.has(part)) {
                due.put(part, now);
            }
        }
        thread.execute(() -> outstanding.addAll(due.keySet()));
        thread.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Reads everything as soon as the budget allows, whatever the pace says.
    ///
    /// @return completes with the snapshot after that, also when parts of it failed; cancelled when
    ///     the poller is closed first
    public CompletableFuture<CloudSnapshot> readNow() {
        var answer = new CompletableFuture<CloudSnapshot>();
        thread.execute(
                () -> {
                    waiting.add(answer);
                    Instant now = clock.instant();
                    due.replaceAll((_, _) -> now);
                    outstanding.addAll(due.keySet());
                    tick();
                });
        if (thread.isShutdown()) {
            answer.cancel(false);
        }
        return answer;
    }

    public CloudSnapshot latest() {
        return latest;
    }

    @Override
    public void close() {
        thread.execute(() -> waiting.forEach(answer -> answer.cancel(false)));
        thread.shutdown();
    }

    /// The boundary of this thread: whatever goes wrong is shown and does not end the polling.
    private void tick() {
        try {
            if (readDueParts()) {
                publish();
            }
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                // The session may be closed under the last call.
                return;
            }
            LOG.error("fault while reading AWS", e);
            latest =
                    reading.snapshot(
                            readAt,
                            new CloudStatus.Failed(
                                    "Reading AWS failed inside the console: " + e,
                                    "Reading goes on; please report this with the log."));
            listener.accept(latest);
        }
    }

    private boolean readDueParts() {
        boolean any = false;
        for (PollPart part : dueParts()) {
            // All wait for the budget in the order of their times, so none starves.
            if (thread.isShutdown() || !budget.take(reading.cost(part), clock.instant())) {
                break;
            }
            any = true;
            read(part);
            outstanding.remove(part);
        }
        return any;
    }

    private List<PollPart> dueParts() {
        Instant now = clock.instant();
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void read(PollPart part) {
        try {
            reading.read(part);
            readAt = clock.instant();
            troubles.remove(part);
            due.put(part, clock.instant().plus(jittered(interval(part))));
        } catch (AwsException e) {
            Trouble trouble = troubled(troubles.get(part), e.failure());
            troubles.put(part, trouble);
            due.put(part, clock.instant().plus(jittered(pause(part, trouble))));
            LOG.info("reading {}: {} (time {})", part, trouble.failure(), trouble.times());
        }
    }

    private Trouble troubled(@Nullable Trouble before, AwsFailure failure) {
        return before == null
                ? new Trouble(failure, clock.instant(), 1)
                : new Trouble(failure, before.since(), before.times() + 1);
    }

    private Duration interval(PollPart part) {
        if (part == PollPart.TARGET_GROUPS && !reading.knowsAllTargetGroups()) {
            return pace.of(PollPart.TARGETS, false);
        }
        return pace.of(part, reading.moving());
    }

    private Duration pause(PollPart part, Trouble trouble) {
        Duration normal = pace.of(part, false);
        Duration base = normal.compareTo(LONGEST_PAUSE) < 0 ? normal : pace.rule();
        Duration doubled = base.multipliedBy(1L << Math.min(trouble.times(), 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private Duration jittered(Duration interval) {
        return Duration.ofMillis(
                Math.round(interval.toMillis() * (0.9 + 0.2 * random.nextDouble())));
    }

    private void publish() {
        boolean complete = due.values().stream().allMatch(when -> when.isAfter(clock.instant()));
        readOnce |= complete;
        latest = reading.snapshot(readAt, status());
        listener.accept(latest);
        if (complete) {
            List.copyOf(waiting).forEach(answer -> answer.complete(latest));
            waiting.clear();
        }
    }

    private CloudStatus status() {
        for (PollPart part : PollPart.values()) {
            Trouble trouble = troubles.get(part);
            if (trouble != null) {
                return status(trouble);
            }
        }
        return readOnce
                ? new CloudStatus.Ok(callsLastMinute.getAsInt(), pace.budgetPerMinute())
                : new CloudStatus.Reading();
    }

    private static CloudStatus status(Trouble trouble) {
        return switch (trouble.failure()) {
            case AwsFailure.Throttled _ -> new CloudStatus.Throttled(trouble.since());
            case AwsFailure.Denied denied -> new CloudStatus.Denied(denied.action());
            case AwsFailure.NotFound _,
                    AwsFailure.Conflict _,
                    AwsFailure.Invalid _,
                    AwsFailure.Unreachable _,
                    AwsFailure.NoCredentials _,
                    AwsFailure.ReadOnly _ ->
                    new CloudStatus.Failed(
                            trouble.failure().sentence(), trouble.failure().whatToDo());
        };
    }
}
