package io.signalbox.app.deploy;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.sdk.AwsSession;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.journal.Change;
import io.signalbox.journal.Journal;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.LiveOperations;
import io.signalbox.operation.OperationEvent;
import io.signalbox.operation.Plan;
import io.signalbox.operation.VerifyPace;
import io.signalbox.operation.stack.StackSide;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One run of `signalbox deploy`: plan, ask, carry out, tell.
final class DeployRun {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG = 2;
    static final int NOT_CONFIRMED = 3;

    private final DeployArguments arguments;
    private final Journal journal;
    private final EnvironmentStore environments;
    private final Consumer<String> out;
    private final Predicate<Plan> confirm;

    /// @param out takes lines for the person who waits
    /// @param confirm asks whether the plan may begin
    DeployRun(
            DeployArguments arguments,
            Journal journal,
            EnvironmentStore environments,
            Consumer<String> out,
            Predicate<Plan> confirm) {
        this.arguments = arguments;
        this.journal = journal;
        this.environments = environments;
        this.out = out;
        this.confirm = confirm;
    }

    /// @return the exit status
    int run() {
        Fleet fleet;
        try {
            fleet = read();
        } catch (FleetFileException | IOException wrong) {
            out.accept("signalbox deploy: " + wrong.getMessage());
            return WRONG;
        }
        try (AwsSession session = AwsSession.open(target(fleet), () -> true)) {
            int status = run(fleet, session);
            if (status == DONE && arguments.remember()) {
                new FleetMemory(environments, out).keep(target(fleet), session.gateways());
            }
            return status;
        } catch (EnvironmentException e) {
            out.accept("signalbox deploy: not remembered: " + e.getMessage());
            return FAILED;
        } catch (AwsException e) {
            out.accept(
                    "signalbox deploy: " + e.failure().sentence() + " " + e.failure().whatToDo());
            return FAILED;
        }
    }

    private Fleet read() throws FleetFileException, IOException {
        String name = arguments.file().toString();
        Fleet fleet;
        try {
            fleet = FleetReader.read(Files.readString(arguments.file()), name);
        } catch (NoSuchFileException missing) {
            throw new FleetFileException("There is no file " + name + ".");
        }
        for (String only : arguments.only()) {
            if (fleet.stack(only).isEmpty()) {
                throw new FleetFileException(
                        "--only %s: %s has no such stack; it has: %s."
                                .formatted(
                                        only,
                                        name,
                                        String.join(
                                                ", ",
                                                fleet.stacks().stream()
                                                        .map(s -> s.name())
                                                        .toList())));
            }
        }
        if (arguments.region() == null && fleet.region().isEmpty()) {
            throw new FleetFileException(
                    name + " says no region; write `region: eu-west-1` or give --region.");
        }
        return fleet;
    }

    private AwsTarget target(Fleet fleet) {
        String region =
                arguments.region() == null ? fleet.region().orElseThrow() : arguments.region();
        return new AwsTarget(
                region,
                arguments.endpoint(),
                arguments.profile(),
                fleet.name(),
                fleet.name() + "-blue",
                fleet.name() + "-green",
                null,
                null);
    }

    private int run(Fleet fleet, AwsSession session) {
        StackSide side = new StackSide(target(fleet), session.gateways(), VerifyPace.USUAL);
        LiveOperations operations =
                new LiveOperations(
                        fleet.name(), List.of(side), journal, () -> true, VerifyPace.USUAL);
        Plan plan = operations.plan(intent(fleet, session));
        show(plan);
        if (plan.blocked()) {
            side.discard(plan);
            return plan.steps().isEmpty() && !refused(plan) ? DONE : FAILED;
        }
        if (arguments.planOnly() || !(arguments.sure() || confirm.test(plan))) {
            side.discard(plan);
            return arguments.planOnly() ? DONE : NOT_CONFIRMED;
        }
        operations.onEvent(event -> tell(plan, event));
        OperationEvent end = operations.start(plan).done().join();
        return end instanceof OperationEvent.Succeeded ? DONE : FAILED;
    }

    private static boolean refused(Plan plan) {
        return plan.findings().stream().anyMatch(f -> f.level() == Finding.Level.BLOCK);
    }

    private Intent intent(Fleet fleet, AwsSession session) {
        if (!arguments.remove()) {
            return new Intent.DeployStacks(fleet, arguments.only());
        }
        List<String> there =
                session.gateways().stacks().stacks().stream().map(Stack::name).toList();
        List<String> going =
                fleet.stacks().stream()
                        .filter(
                                s ->
                                        arguments.only().isEmpty()
                                                || arguments.only().contains(s.name()))
                        .map(fleet::stackName)
                        .filter(there::contains)
                        .toList();
        return new Intent.RemoveStacks(fleet.name(), going);
    }

    private void show(Plan plan) {
        out.accept(plan.title());
        for (Change change : plan.changes()) {
            out.accept(
                    "  %s: %s → %s".formatted(change.subject(), change.before(), change.after()));
        }
        for (Finding finding : plan.findings()) {
            String mark =
                    switch (finding.level()) {
                        case OK -> "ok";
                        case WARN -> "note";
                        case BLOCK -> "stop";
                    };
            out.accept("  %s: %s".formatted(mark, finding.text()));
        }
        if (!plan.consequences().isEmpty()) {
            out.accept(plan.consequences());
        }
    }

    private void tell(Plan plan, OperationEvent event) {
        switch (event) {
            case OperationEvent.Started _, OperationEvent.Cancelled _ -> {}
            case OperationEvent.StepRunning running -> {
                if (!SAID_TOO_OFTEN.contains(running.doing())) {
                    out.accept(
                            "  %s: %s"
                                    .formatted(
                                            plan.steps().get(running.step()).name(),
                                            running.doing()));
                }
            }
            case OperationEvent.StepDone done ->
                    out.accept(
                            "[%d/%d] %s: done"
                                    .formatted(
                                            done.step() + 1,
                                            plan.steps().size(),
                                            plan.steps().get(done.step()).name()));
            case OperationEvent.Succeeded _ ->
                    out.accept(plan.title().toLowerCase(Locale.ROOT) + ": done");
            case OperationEvent.Failed failed ->
                    out.accept("failed: " + failed.sentence() + " " + failed.whatToDo());
        }
    }

    private static final List<String> SAID_TOO_OFTEN =
            List.of("checking", "writing", "reading back");
}
