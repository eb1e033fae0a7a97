package io.signalbox.operation.stack;

import io.signalbox.cloud.aws.StackGateway;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.operation.Await;
import io.signalbox.operation.Finding;
import io.signalbox.operation.Intent;
import io.signalbox.operation.IntentWords;
import io.signalbox.operation.PlanDraft;
import io.signalbox.operation.PlannedOperation;
import io.signalbox.operation.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans the deletion of stacks, and the switching of what protects them from it.
final class RemovalPlanner {

    /// Short values (`2`, `blue`) are equal by chance; ids, ARNs and names with a suffix are not.
    private static final int SHORTEST_TELLING = 12;

    private final StackGateway stacks;
    private final StackCommands commands;
    private final InstantSource clock;

    RemovalPlanner(StackGateway stacks, StackCommands commands, InstantSource clock) {
        this.stacks = stacks;
        this.commands = commands;
        this.clock = clock;
    }

    PlannedOperation plan(Intent.RemoveStacks intent, String id) {
        PlanDraft draft = new PlanDraft(intent, IntentWords.title(intent), "Delete");
        List<Stack> all = stacks.stacks();
        List<Stack> going =
                intent.stacks().reversed().stream()
                        .flatMap(name -> all.stream().filter(s -> s.name().equals(name)))
                        .toList();
        Set<String> names = Set.copyOf(intent.stacks());
        for (Stack stack : going) {
            draft.change(stack.name(), stack.status(), "deleted", null)
                    .step(
                            "Delete " + stack.name(),
                            new Write.StackDeleted(
                                    stack.name(),
                                    stack.outputs().containsKey("RuleArn")
                                            || stack.outputs().containsKey("ListenerArn")))
                    .step(
                            "Wait until " + stack.name() + " is gone",
                            new Await.StackGone(stack.name()))
                    .command(commands.delete(stack.name()));
            check(draft, stack, all, names);
        }
        guarded(going).ifPresent(draft::find);
        draft.consequences(
                going.isEmpty()
                        ? "None of these stacks is there."
                        : "What the templates mark to be retained stays, and databases leave a"
                                + " snapshot; all else of these stacks is gone for good.");
        return draft.finish(id, clock.instant());
    }

    private static Optional<Finding> guarded(List<Stack> going) {
        String names =
                going.stream()
                        .filter(Stack::guarded)
                        .map(Stack::name)
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.block(
                                "Termination protection is on: "
                                        + names
                                        + ". Turn it off first (`protection: false` in the fleet"
                                        + " file, or Unprotect on the Stacks screen)."));
    }

    private static void check(PlanDraft draft, Stack stack, List<Stack> all, Set<String> going) {
        if (stack.status().moving()) {
            draft.find(
                    Finding.block(
                            stack.name()
                                    + " is "
                                    + stack.status()
                                    + "; wait until CloudFormation is done with it."));
        }
        for (Stack other : all) {
            if (!going.contains(other.name())) {
                used(stack, other)
                        .ifPresent(
                                output ->
                                        draft.find(
                                                Finding.block(
                                                        other.name()
                                                                + " uses "
                                                                + output
                                                                + " of "
                                                                + stack.name()
                                                                + "; delete it first.")));
            }
        }
    }

    private static Optional<String> used(Stack stack, Stack other) {
        return stack.outputs().entrySet().stream()
                .filter(output -> output.getValue().length() >= SHORTEST_TELLING)
                // Things are named after their fleet, and every stack is told its name.
                .filter(output -> !stack.fleet().equals(Optional.of(output.getValue())))
                .filter(output -> other.parameters().containsValue(output.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    PlannedOperation plan(Intent.GuardStack intent, String id) {
        PlanDraft draft =
                new PlanDraft(
                        intent, IntentWords.title(intent), intent.on() ? "Turn on" : "Turn off");
        Stack stack = stacks.stack(intent.stack()).orElse(null);
        if (stack == null) {
            draft.find(Finding.block("There is no stack " + intent.stack() + "."));
        } else if (stack.guarded() == intent.on()) {
            draft.find(Finding.ok("It is " + (intent.on() ? "on" : "off") + " already."));
        } else {
            draft.change(
                            stack.name() + " \u00b7 termination protection",
                            stack.guarded() ? "on" : "off",
                            intent.on() ? "on" : "off",
                            null)
                    .consequences(
                            intent.on()
                                    ? "The stack can then not be deleted."
                                    : "The stack can then be deleted.")
                    .step(
                            IntentWords.title(intent),
                            new Write.StackGuarded(stack.name(), intent.on()))
                    .command(commands.guard(stack.name(), intent.on()));
        }
        return draft.finish(id, clock.instant());
    }
}
