package io.signalbox.operation;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.IdentityGateway;
import io.signalbox.cloud.aws.Written;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalException;
import io.signalbox.journal.JournalPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries plans out, one at a time on the calling thread: journal, guards on fresh state, write,
/// read back, journal. Whatever happens ends as an event and, once begun, as an end in the journal.
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final String environment;
    private final Planner planner;
    private final Effects effects;
    private final IdentityGateway identity;
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

    Execution(
            String environment,
            Planner planner,
            Effects effects,
            IdentityGateway identity,
            Journal journal,
            BooleanSupplier armed,
            VerifyPace pace) {
        this.environment = environment;
        this.planner = planner;
        this.effects = effects;
        this.identity = identity;
        this.journal = journal;
        this.armed = armed;
        this.pace = pace;
    }

    /// The boundary of an operation's thread.
    void run(OperationRun run, PlannedOperation planned) {
        boolean begun = false;
        run.tell(new OperationEvent.Started(run.id(), run.now(), run.plan()));
        try {
            refuseUnlessAllowed(run.plan());
            begin(run, planned);
            begun = true;
            for (int i = 0; i < run.plan().steps().size(); i++) {
                if (run.cancelRequested()) {
                    throw new CancelledByOperator();
                }
                step(run, i);
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
        } catch (JournalException e) {
            failed(run, false, journalStop(e, begun));
        } catch (RuntimeException e) {
            LOG.error("fault in operation {}", run.id(), e);
            failed(
                    run,
                    begun,
                    new Stop(
                            "The console itself failed: " + e,
                            "Look at AWS before planning again; please report this with the log.",
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

    private void begin(OperationRun run, PlannedOperation planned) {
        String who = identity.identity().arn();
        Plan plan = planned.plan();
        journal.begin(
                run.id(),
                who,
                environment,
                new JournalPlan(
                        Planner.kind(plan.intent()), plan.title(), plan.changes(), planned.move()));
    }

    private void step(OperationRun run, int index) {
        Step step = run.plan().steps().get(index);
        switch (step.work()) {
            case Write write -> {
                say(run, index, "checking");
                guard(run.plan(), step);
                journal.stepBegun(run.id(), step.name());
                say(run, index, "writing");
                Written written = effects.write(write);
                journal.wrote(run.id(), written.requestId());
                say(run, index, "reading back");
                readBack(write, written);
            }
            case Await await -> {
                journal.stepBegun(run.id(), step.name());
                await(run, index, await);
            }
        }
        journal.stepDone(run.id(), step.name());
        run.tell(new OperationEvent.StepDone(run.id(), run.now(), index));
    }

    /// The same plan is made once more: its write must still be the same, and nothing may block it.
    private void guard(Plan plan, Step step) {
        Plan fresh = planner.plan(plan.intent(), plan.id()).plan();
        Optional<Finding> block =
                fresh.findings().stream()
                        .filter(finding -> finding.level() == Finding.Level.BLOCK)
                        .findFirst();
        if (block.isPresent()) {
            throw new Stop(block.get().text(), "Nothing was changed; plan again.", null);
        }
        if (!fresh.steps().contains(step)) {
            throw new Stop(
                    "AWS is not as it was when the plan was made: " + moved(plan, fresh) + ".",
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

    private void readBack(Write write, Written written) {
        Instant end = Instant.now().plus(pace.readBack());
        Duration pause = pace.first();
        while (true) {
            Optional<Effects.Sight> sight = look(write);
            if (sight.isPresent() && sight.get().reached()) {
                return;
            }
            if (!Instant.now().isBefore(end)) {
                throw new Stop(
                        "AWS accepted the change, but after "
                                + pace.readBack().toSeconds()
                                + " s "
                                + sight.map(Effects.Sight::now).orElse("it cannot be read")
                                + ".",
                        "Somebody or something else may be writing too; look, then plan again.",
                        written.requestId());
            }
            wait(pause);
            pause = pace.next(pause);
        }
    }

    private void await(OperationRun run, int index, Await await) {
        Instant end = Instant.now().plus(pace.settle());
        Duration pause = pace.first();
        String told = "";
        while (true) {
            Optional<Effects.Sight> sight = look(await);
            if (sight.isPresent() && sight.get().reached()) {
                return;
            }
            String now = sight.map(Effects.Sight::now).orElse("AWS does not answer");
            if (!now.equals(told)) {
                say(run, index, now);
                told = now;
            }
            if (!Instant.now().isBefore(end)) {
                throw new Stop(
                        "The change is made, but after "
                                + pace.settle().toMinutes()
                                + " min "
                                + now
                                + ".",
                        "AWS goes on trying; its events on the Scaling screen say what is missing.",
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
    private Optional<Effects.Sight> look(StepWork work) {
        try {
            return Optional.of(effects.look(work));
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

    private static Stop journalStop(JournalException e, boolean begun) {
        return new Stop(
                String.valueOf(e.getMessage()),
                begun
                        ? "The operation was stopped there; look at AWS for what was done."
                        : "Nothing was changed. Make the file writable, then plan again.",
                null);
    }
}
