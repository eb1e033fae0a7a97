package io.signalbox.app;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.cloud.aws.AwsTaskLogs;
import io.signalbox.cloud.aws.poll.CloudPoller;
import io.signalbox.cloud.aws.poll.PollPace;
import io.signalbox.cloud.aws.sdk.AwsSession;
import io.signalbox.cloud.stack.StackReader;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.feed.FleetFeed;
import io.signalbox.fleet.feed.PasswordSource;
import io.signalbox.journal.Journal;
import io.signalbox.operation.FleetMap;
import io.signalbox.operation.LiveOperations;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Operations;
import io.signalbox.operation.Side;
import io.signalbox.operation.VerifyPace;
import io.signalbox.operation.aws.AwsSide;
import io.signalbox.operation.fleet.FleetSide;
import io.signalbox.operation.stack.StackSide;
import io.signalbox.ui.kit.Throttle;
import io.signalbox.ui.kit.operation.OperationProgress;
import io.signalbox.ui.kit.screen.Arming;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import io.signalbox.ui.shell.ArmingSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One open environment: the feed of its fleet, the readings of its AWS side, its operations, and
/// the one snapshot that the screens are shown of all three. Safe on any thread.
public final class ConsoleSession implements ArmingSwitch, AutoCloseable {

    private static final Duration SNAPSHOT_PERIOD = Duration.ofMillis(250);
    private static final int ERRORS_KEPT = 20;

    private final Environment environment;
    private final Journal journal;
    private final ScheduledExecutorService clock =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().daemon().name("session").factory(),
                    // After the end the feed still tells that it has stopped; nobody listens then.
                    new ThreadPoolExecutor.DiscardPolicy());
    private final List<Consumer<ConsoleSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final Throttle<Instant> throttle;
    private final FleetFeed feed;
    private final Operations operations;
    private final @Nullable AwsSession aws;
    private final @Nullable CloudPoller poller;
    private final @Nullable TaskLogs logs;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

    private volatile FleetSnapshot fleet;
    private volatile CloudSnapshot cloud;
    private volatile Arming arming = Arming.READ_ONLY;
    private volatile @Nullable String lastError;
    private volatile @Nullable ConsoleSnapshot latest;
    private final Deque<String> errors = new ConcurrentLinkedDeque<>();

    /// Nothing is connected before [#start].
    public ConsoleSession(Environment environment, PasswordSource password, Journal journal) {
        this.environment = environment;
        this.journal = journal;
        Instant now = Instant.now();
        this.fleet = FleetSnapshot.empty(now, new FeedStatus.Stopped());
        this.throttle = new Throttle<>(SNAPSHOT_PERIOD, clock, clock, this::publish);
        this.feed = new FleetFeed(environment.admin(), password, this::fleet);
        List<Side> sides = new ArrayList<>();
        sides.add(new FleetSide(feed, who(environment)));
        AwsTarget target = environment.aws();
        if (target == null) {
            this.cloud = CloudSnapshot.empty(now, new CloudStatus.NotConfigured());
            this.aws = null;
            this.logs = null;
            this.poller = null;
        } else {
            this.cloud = CloudSnapshot.empty(now, new CloudStatus.Reading());
            AwsSession session = AwsSession.open(target, this::armed);
            this.aws = session;
            this.logs = new AwsTaskLogs(target, session.gateways(), reading);
            this.poller =
                    new CloudPoller(
                            target,
                            session.gateways(),
                            pace(environment),
                            session::callsLastMinute,
                            this::cloud);
            sides.add(
                    new AwsSide(
                            environment,
                            target,
                            session.gateways(),
                            journal,
                            () -> new AwsSide.Picture(fleet, cloud),
                            VerifyPace.USUAL));
            sides.add(new StackSide(target, session.gateways(), VerifyPace.USUAL));
        }
        this.operations =
                new LiveOperations(
                        environment.name(), sides, journal, this::armed, VerifyPace.USUAL);
        operations.onEvent(this::operation);
    }

    /// The admin namespace knows no persons; the journal names the login and who sat there.
    private static String who(Environment environment) {
        String login = environment.admin().username();
        String user = "local user " + System.getProperty("user.name", "unknown");
        return login == null
                ? user
                : login + " on " + environment.admin().namespace() + ", " + user;
    }

    private static PollPace pace(Environment environment) {
        return environment.kind() == EnvironmentKind.LAB ? PollPace.LAB : PollPace.AWS;
    }

    public void start() {
        feed.start();
        if (poller != null) {
            poller.start();
        }
        // Ages and the time left of the arming are counted from the snapshot, so one comes at least
        // every second.
        clock.scheduleAtFixedRate(this::changed, 0, 1, TimeUnit.SECONDS);
    }

    /// Adds a listener, called on the session's own thread at most four times a second; it must be
    /// quick.
    public void onSnapshot(Consumer<ConsoleSnapshot> listener) {
        listeners.add(listener);
    }

    public Environment environment() {
        return environment;
    }

    public Operations operations() {
        return operations;
    }

    public Journal journal() {
        return journal;
    }

    /// What the tasks print; empty without AWS.
    public Optional<TaskLogs> logs() {
        return Optional.ofNullable(logs);
    }

    public FleetFeed feed() {
        return feed;
    }

    /// CloudFormation, for reading; null where there is no AWS side.
    public @Nullable StackReader stacks() {
        return aws == null ? null : aws.gateways().stacks();
    }

    @Override
    public void arm(Duration howLong) {
        arming = Arming.until(Instant.now().plus(howLong));
        changed();
    }

    @Override
    public void disarm() {
        arming = Arming.READ_ONLY;
        changed();
    }

    private boolean armed() {
        return arming.armed(Instant.now());
    }

    private void fleet(FleetSnapshot snapshot) {
        fleet = snapshot;
        if (snapshot.feed() instanceof FeedStatus.Refused refused) {
            error(refused.sentence());
        } else if (snapshot.feed() instanceof FeedStatus.Reconnecting again) {
            error(again.reason());
        }
        changed();
    }

    private void cloud(CloudSnapshot snapshot) {
        cloud = snapshot;
        if (snapshot.status() instanceof CloudStatus.Failed failed) {
            error(failed.sentence());
        }
        changed();
    }

    private void operation(OperationEvent event) {
        if (event instanceof OperationEvent.Failed failed) {
            error(failed.sentence());
        }
        if (event.last() && poller != null) {
            poller.readNow();
        }
        changed();
    }

    private void error(String sentence) {
        if (!sentence.equals(lastError)) {
            lastError = sentence;
            errors.addFirst(Instant.now() + " " + sentence);
            if (errors.size() > ERRORS_KEPT) {
                errors.removeLast();
            }
        }
    }

    /// The newest snapshot; empty before the first.
    public Optional<ConsoleSnapshot> latest() {
        return Optional.ofNullable(latest);
    }

    /// The last errors, newest first, each with its time.
    public List<String> errors() {
        return List.copyOf(errors);
    }

    private void changed() {
        throttle.offer(Instant.now());
    }

    private void publish(Instant at) {
        ConsoleSnapshot snapshot =
                new ConsoleSnapshot(
                        Instant.now(),
                        environment,
                        fleet,
                        cloud,
                        FleetMap.of(fleet, cloud, environment),
                        arming,
                        operations.recent().stream()
                                .flatMap(o -> OperationProgress.of(o.events()).stream())
                                .toList(),
                        lastError);
        latest = snapshot;
        listeners.forEach(listener -> listener.accept(snapshot));
    }

    /// Ends feed, polling and clients; an operation under way goes on to the end of its step.
    @Override
    public void close() {
        feed.close();
        if (poller != null) {
            poller.close();
        }
        if (aws != null) {
            aws.close();
        }
        reading.shutdown();
        clock.shutdownNow();
    }
}
