package io.signalbox.operation;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.fleet.command.FleetLinkException;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalException;
import io.signalbox.journal.JournalPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries plans out, one at a time on the calling thread: journal, guards on fresh state, write,
/// read back, journal. Whatever happens ends as an event and, once begun, as an end in the journal.
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final String environment;
    private final Journal journal;
    private final BooleanSupplier armed;
    private final VerifyPace pace;

    /// Why an operation stops; never leaves this class.
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String sentence;
        private final String whatToDo;
        private final @Nullable String requestId;

        Stop(String sentence, String whatToDo, @Nullable String requestId) {
            super(sentence);
            this.sentence = sentence;
            this.whatToDo = whatToDo;
            this.requestId = requestId;
        }
    }

    private static final class CancelledByOperator extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Execution(String environment, Journal journal, BooleanSupplier armed, VerifyPace pace) {
        this.environment = environment;
        this.journal = journal;
        this.armed = armed;
        this.pace = pace;
    }

    /// The boundary of an operation's thread.
    void run(OperationRun run, PlannedOperation planned, Side side) {
        boolean begun = false;
        run.tell(new OperationEvent.Started(run.id(), run.now(), run.plan()));
        try {
            refuseUnlessAllowed(run.plan());
            begin(run, planned, side);
            begun = true;
            for (int i = 0; i < run.plan().steps().size(); i++) {
                if (run.cancelRequested()) {
                    throw new CancelledByOperator();
                }
                step(run, i, side);
            }
            journal.succeeded(run.id());
            run.tell(new OperationEvent.Succeeded(run.id(), run.now()));
        } catch (CancelledByOperator _) {
            cancelled(run);
        } catch (Stop stop) {
            failed(run, begun, stop);
        } catch (AwsException e) {
            AwsFailure why = e.failure();
            failed(run, begun, new Stop(why.sentence(), why.whatToDo(), why.requestId()));
        } catch (FleetLinkException e) {
            failed(run, begun, linkStop(e));
        } catch (JournalException e) {
            failed(run, false, journalStop(e, begun));
        } catch (RuntimeException e) {
            LOG.error("fault in operation {}", run.id(), e);
            failed(
                    run,
                    begun,
                    new Stop(
                            "The console itself failed: " + e,
                            "Look at what is there before planning again; please report this with the"
                                    + " log.",
                            null));
        }
    }

    private void refuseUnlessAllowed(Plan plan) {
        if (!armed.getAsBoolean()) {
            throw new Stop("The console is read-only.", "Arm it first.", null);
        }
        if (plan.blocked()) {
            String why =
                    plan.findings().stream()
                            .filter(f -> f.level() == Finding.Level.BLOCK)
                            .map(Finding::text)
                            .findFirst()
                            .orElse("The plan has no step.");
            throw new Stop(why, "Make another plan.", null);
        }
    }

    private void begin(OperationRun run, PlannedOperation planned, Side side) {
        String who = side.who();
        Plan plan = planned.plan();
        journal.begin(
                run.id(),
                who,
                environment,
                new JournalPlan(
                        IntentWords.kind(plan.intent()),
                        plan.title(),
                        plan.changes(),
                        planned.move()));
    }

    private void step(OperationRun run, int index, Side side) {
        Step step = run.plan().steps().get(index);
        switch (step.work()) {
            case Write write -> {
                say(run, index, "checking");
                guard(run.plan(), step, side);
                journal.stepBegun(run.id(), step.name());
                say(run, index, "writing");
                write(run, index, write, side);
            }
            case Await await -> {
                journal.stepBegun(run.id(), step.name());
                await(run, index, await, side);
            }
        }
        journal.stepDone(run.id(), step.name());
        run.tell(new OperationEvent.StepDone(run.id(), run.now(), index));
    }

    /// The same plan is made once more: its write must still be the same, and nothing may block it.
    private static void guard(Plan plan, Step step, Side side) {
        Plan fresh = side.plan(plan.intent(), plan.id()).plan();
        Optional<Finding> block =
                fresh.findings().stream()
                        .filter(finding -> finding.level() == Finding.Level.BLOCK)
                        .findFirst();
        if (block.isPresent()) {
            throw new Stop(block.get().text(), "Nothing was changed; plan again.", null);
        }
        if (!fresh.steps().contains(step)) {
            throw new Stop(
                    side.name()
                            + " is not as it was when the plan was made: "
                            + moved(plan, fresh)
                            + ".",
                    "Nothing was changed; plan again from the present state.",
                    null);
        }
    }

    private static String moved(Plan plan, Plan fresh) {
        for (int i = 0; i < Math.min(plan.changes().size(), fresh.changes().size()); i++) {
            var then = plan.changes().get(i);
            var now = fresh.changes().get(i);
            if (!then.before().equals(now.before())) {
                return then.subject() + " was " + then.before() + " and is " + now.before();
            }
        }
        return "the same wish needs another change now";
    }

    private void write(OperationRun run, int index, Write write, Side side) {
        try (Carried carried = side.carryOut(write)) {
            String requestId = carried.requestId();
            if (requestId != null) {
                journal.wrote(run.id(), requestId);
            }
            say(run, index, "reading back");
            readBack(write, carried, side);
        }
    }

    private void readBack(Write write, Carried carried, Side side) {
        Instant end = Instant.now().plus(side.patience(write));
        Duration pause = pace.first();
        while (true) {
            Optional<Sight> sight = look(carried::look);
            if (sight.isPresent() && sight.get().reached()) {
                return;
            }
            if (!Instant.now().isBefore(end)) {
                throw new Stop(
                        carried.unseen(sight.map(Sight::now).orElse("it cannot be read")),
                        "Somebody or something else may be writing too; look, then plan again.",
                        carried.requestId());
            }
            wait(pause);
            pause = pace.next(pause);
        }
    }

    private void await(OperationRun run, int index, Await await, Side side) {
        Duration patience = side.patience(await);
        Instant end = Instant.now().plus(patience);
        Duration pause = pace.first();
        String told = "";
        while (true) {
            Optional<Sight> sight = look(() -> side.look(await));
            if (sight.isPresent() && sight.get().reached()) {
                return;
            }
            String now = sight.map(Sight::now).orElse(side.name() + " does not answer");
            if (!now.equals(told)) {
                say(run, index, now);
                told = now;
            }
            if (!Instant.now().isBefore(end)) {
                throw new Stop(
                        "The change is made, but after "
                                + patience.toMinutes()
                                + " min "
                                + now
                                + ".",
                        "It may still come about; the screens show how far it is.",
                        null);
            }
            run.pauseUnlessCancelled(pause);
            if (run.cancelRequested()) {
                throw new CancelledByOperator();
            }
            pause = pace.next(pause);
        }
    }

    /// A read that fails for the moment is no verdict on the write.
    private static Optional<Sight> look(Supplier<Sight> looking) {
        try {
            return Optional.of(looking.get());
        } catch (AwsException e) {
            return switch (e.failure()) {
                case AwsFailure.Throttled _, AwsFailure.Unreachable _ -> Optional.empty();
                case AwsFailure.Denied _,
                        AwsFailure.NotFound _,
                        AwsFailure.Conflict _,
                        AwsFailure.Invalid _,
                        AwsFailure.NoCredentials _,
                        AwsFailure.ReadOnly _ ->
                        throw e;
            };
        }
    }

    private static void wait(Duration pause) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static void say(OperationRun run, int step, String doing) {
        run.tell(new OperationEvent.StepRunning(run.id(), run.now(), step, doing));
    }

    private void cancelled(OperationRun run) {
        try {
            journal.cancelled(run.id());
        } catch (JournalException e) {
            LOG.error("cancelled {} but not noted", run.id(), e);
        }
        run.tell(new OperationEvent.Cancelled(run.id(), run.now()));
    }

    private void failed(OperationRun run, boolean begun, Stop stop) {
        LOG.warn("operation {} failed: {} ({})", run.id(), stop.sentence, stop.requestId);
        if (begun) {
            try {
                journal.failed(run.id(), stop.sentence);
            } catch (JournalException e) {
                LOG.error("failed {} but not noted", run.id(), e);
            }
        }
        run.tell(
                new OperationEvent.Failed(
                        run.id(), run.now(), stop.sentence, stop.whatToDo, stop.requestId));
    }

    private static Stop linkStop(FleetLinkException e) {
        return new Stop(
                String.valueOf(e.getMessage()),
                "Look at the fleet before planning again: part of it may have been done.",
                null);
    }

    private static Stop journalStop(JournalException e, boolean begun) {
        return new Stop(
                String.valueOf(e.getMessage()),
                begun
                        ? "The operation was stopped there; look at AWS for what was done."
                        : "Nothing was changed. Make the file writable, then plan again.",
                null);
    }
}
