package io.signalbox.operation;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.fleet.command.FleetLinkException;
import io.signalbox.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Operations on one environment. Only one operation at a time runs on the same service, group, rule
/// or server.
public final class LiveOperations implements Operations {

    private static final Logger LOG = LoggerFactory.getLogger(LiveOperations.class);
    private static final String TRAFFIC = "traffic";
    private static final String STACKS = "stacks";
    private static final int REMEMBERED = 100;
    private static final String NOBODY =
            "This environment has no AWS part; the console watches the fleet alone.";
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final List<Side> sides;
    private final Execution execution;
    private final InstantSource clock;
    private final AtomicInteger counter = new AtomicInteger();
    private final List<Consumer<OperationEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Operation> recent = new ArrayDeque<>();
    private final Map<String, PlannedOperation> plans =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PlannedOperation> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Map<String, String> busy = new LinkedHashMap<>();

    /// @param environment by name, for the journal
    /// @param sides an intent goes to the first that takes it
    /// @param armed asked at each start, and once more by the session before each call that writes
    public LiveOperations(
            String environment,
            List<Side> sides,
            Journal journal,
            BooleanSupplier armed,
            VerifyPace pace) {
        this.clock = InstantSource.system();
        this.sides = List.copyOf(sides);
        this.execution = new Execution(environment, journal, armed, pace);
    }

    @Override
    public Plan plan(Intent intent) {
        String id = ID.format(clock.instant()) + "-" + counter.incrementAndGet();
        PlannedOperation planned =
                side(intent)
                        .map(side -> made(side, intent, id))
                        .orElseGet(() -> refused(intent, NOBODY, id));
        synchronized (plans) {
            plans.put(id, planned);
        }
        return planned.plan();
    }

    private Optional<Side> side(Intent intent) {
        return sides.stream().filter(side -> side.takes(intent)).findFirst();
    }

    private PlannedOperation made(Side side, Intent intent, String id) {
        try {
            return side.plan(intent, id);
        } catch (AwsException e) {
            AwsFailure why = e.failure();
            return refused(intent, why.sentence() + " " + why.whatToDo(), id);
        } catch (FleetLinkException e) {
            return refused(intent, String.valueOf(e.getMessage()), id);
        }
    }

    private PlannedOperation refused(Intent intent, String sentence, String id) {
        return PlanDraft.refused(intent, IntentWords.title(intent), sentence, id, clock.instant());
    }

    @Override
    public Operation start(Plan plan) {
        PlannedOperation planned;
        synchronized (plans) {
            planned = plans.remove(plan.id());
        }
        Set<String> subjects = subjects(plan);
        String other = planned == null ? null : claim(subjects, plan.title());
        boolean mine = planned != null && other == null;
        var run =
                new OperationRun(
                        plan, clock, this::tell, mine ? () -> release(subjects) : () -> {});
        remember(run);
        Thread.ofVirtual()
                .name("operation-" + plan.id())
                .start(
                        () -> {
                            if (planned == null) {
                                refuse(run, "This plan was started already, or is not known.");
                            } else if (other != null) {
                                refuse(run, "Another operation is running: " + other + ".");
                            } else {
                                execution.run(run, planned, side(plan.intent()).orElseThrow());
                            }
                        });
        return run;
    }

    private void remember(Operation run) {
        synchronized (recent) {
            recent.addFirst(run);
            if (recent.size() > REMEMBERED) {
                recent.removeLast();
            }
        }
    }

    private void refuse(OperationRun run, String sentence) {
        Instant now = clock.instant();
        run.tell(new OperationEvent.Started(run.id(), now, run.plan()));
        run.tell(
                new OperationEvent.Failed(
                        run.id(), now, sentence, "Make a new plan when it is over.", null));
    }

    @Override
    public List<Operation> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    @Override
    public Optional<TrafficSplit> rollBackSplit() {
        return sides.stream().flatMap(side -> side.rollBackSplit().stream()).findFirst();
    }

    @Override
    public void onEvent(Consumer<OperationEvent> listener) {
        listeners.add(listener);
    }

    private void tell(OperationEvent event) {
        for (Consumer<OperationEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                // A screen that stumbles must not stop a change half way.
                LOG.error("listener failed on {}", event, e);
            }
        }
    }

    /// All or none.
    private @Nullable String claim(Set<String> subjects, String title) {
        synchronized (busy) {
            for (String subject : subjects) {
                String other = busy.get(subject);
                if (other != null) {
                    return other;
                }
            }
            subjects.forEach(subject -> busy.put(subject, title));
            return null;
        }
    }

    private void release(Set<String> subjects) {
        synchronized (busy) {
            busy.keySet().removeAll(subjects);
        }
    }

    /// What nobody else may change meanwhile. Only stacks that touch a listener or a rule keep shifts
    /// away: a roll back must not wait for a database.
    private static Set<String> subjects(Plan plan) {
        return switch (plan.intent()) {
            case Intent.ScaleService scale -> Set.of("service " + scale.service());
            case Intent.ScaleGroup scale -> Set.of("group " + scale.group());
            case Intent.ShiftTraffic _, Intent.SwitchTraffic _, Intent.RollBackTraffic _ ->
                    Set.of(TRAFFIC);
            case Intent.ChangeFleet change -> Set.of("sockets " + change.targets());
            case Intent.DrainServer drain -> Set.of("server " + drain.serverId());
            case Intent.CancelDrain drain -> Set.of("server " + drain.serverId());
            case Intent.StopTask stop -> Set.of("task " + stop.taskId());
            case Intent.OfStacks _ ->
                    plan.steps().stream().anyMatch(step -> routes(step.work()))
                            ? Set.of(STACKS, TRAFFIC)
                            : Set.of(STACKS);
        };
    }

    private static boolean routes(StepWork work) {
        return switch (work) {
            case Write.StackDeployed deployed -> deployed.routes();
            case Write.StackDeleted deleted -> deleted.routes();
            case Write _, Await _ -> false;
        };
    }
}
