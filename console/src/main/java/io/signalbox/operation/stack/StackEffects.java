package io.signalbox.operation.stack;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.StackGateway;
import io.signalbox.cloud.aws.Written;
import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.operation.Await;
import io.signalbox.operation.Carried;
import io.signalbox.operation.Sight;
import io.signalbox.operation.Write;
import io.signalbox.templates.Filling;
import io.signalbox.templates.FleetFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carries a step's work out and looks whether it has come about. Blocks; throws [AwsException].
final class StackEffects {

    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";
    private static final int MOST_NAMES = 3;

    private final StackGateway stacks;
    private final ChangeSets changeSets;

    StackEffects(StackGateway stacks, ChangeSets changeSets) {
        this.stacks = stacks;
        this.changeSets = changeSets;
    }

    Carried carryOut(Write.OfStacks write) {
        return switch (write) {
            case Write.StackDeployed deployed -> deploy(deployed);
            case Write.StackDeleted(String stack, boolean _) ->
                    sent(stacks.delete(stack), () -> deleting(stack));
            case Write.StackGuarded(String stack, boolean on) ->
                    sent(stacks.protect(stack, on), () -> guarded(stack, on));
        };
    }

    private Carried deploy(Write.StackDeployed wanted) {
        String name = wanted.fleet().stackName(wanted.stack());
        if (wanted.content().isEmpty()) {
            ChangeSet set = changeSets.create(order(wanted));
            if (set.empty()) {
                return sent(null, () -> new Sight(true, name + " is as the file says"));
            }
        }
        return sent(
                changeSets.execute(name, wanted.changeSet()),
                () -> executed(name, wanted.changeSet()));
    }

    private ChangeSetOrder order(Write.StackDeployed wanted) {
        try {
            Deployed deployed = Deployed.read(wanted.fleet(), stacks);
            Filling filling = deployed.filling(wanted.stack());
            if (!filling.awaited().isEmpty()) {
                throw conflict(
                        "%s still waits for %s."
                                .formatted(
                                        wanted.fleet().stackName(wanted.stack()),
                                        filling.awaited().values()));
            }
            return deployed.order(wanted.stack(), filling, wanted.changeSet());
        } catch (FleetFileException wrong) {
            throw conflict(String.valueOf(wrong.getMessage()));
        }
    }

    /// A change set that was executed is no longer available; some are even gone.
    private Sight executed(String stack, String changeSet) {
        try {
            String execution = stacks.changeSet(stack, changeSet).execution();
            return new Sight(
                    !execution.equals("AVAILABLE") && !execution.equals("UNAVAILABLE"),
                    "the change set is " + execution);
        } catch (AwsException e) {
            if (e.failure() instanceof AwsFailure.NotFound) {
                return new Sight(true, "the change set is executed");
            }
            throw e;
        }
    }

    private Sight deleting(String stack) {
        return stacks.stack(stack)
                .map(
                        s ->
                                new Sight(
                                        s.status().word().startsWith("DELETE_"),
                                        stack + " is " + s.status()))
                .orElse(new Sight(true, stack + " is gone"));
    }

    private Sight guarded(String stack, boolean on) {
        boolean now = stacks.stack(stack).map(Stack::guarded).orElse(false);
        return new Sight(now == on, "it is " + (now ? "on" : "off"));
    }

    Sight look(Await.OfStacks await) {
        return switch (await) {
            case Await.StackSettled(String stack) -> settled(stack);
            case Await.StackGone(String stack) -> gone(stack);
        };
    }

    private Sight settled(String name) {
        Stack stack = stacks.stack(name).orElseThrow(() -> conflict(name + " is no longer there."));
        if (stack.status().asAsked()) {
            return new Sight(true, name + " is " + stack.status());
        }
        if (stack.status().moving() || stack.status().reviewed()) {
            return new Sight(false, stack.status() + progress(name));
        }
        throw conflict(name + " is " + stack.status() + why(stack));
    }

    private Sight gone(String name) {
        Optional<Stack> stack = stacks.stack(name);
        if (stack.isEmpty()) {
            return new Sight(true, name + " is gone");
        }
        // By its id, which CloudFormation still knows when the name is free again.
        String id = stack.get().id();
        if (stack.get().status().moving()) {
            return new Sight(false, stack.get().status() + progress(id));
        }
        throw conflict(name + " is " + stack.get().status() + why(stack.get()));
    }

    private String progress(String stack) {
        List<StackResource> resources = stacks.resources(stack);
        long done = resources.stream().filter(r -> r.status().endsWith("_COMPLETE")).count();
        String now =
                resources.stream()
                        .filter(r -> r.status().endsWith("_IN_PROGRESS"))
                        .map(StackResource::logicalId)
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining(", "));
        return ", %d of %d%s"
                .formatted(done, resources.size(), now.isEmpty() ? "" : "; now " + now);
    }

    /// The first failure since the stack began to move is the cause; all later ones follow from it.
    private String why(Stack stack) {
        StackEvent first = null;
        for (StackEvent event : stacks.events(stack.id(), null)) {
            if (event.failed() && event.reason() != null) {
                first = event;
            }
            if (event.type().equals(STACK_TYPE)
                    && event.logicalId().equals(stack.name())
                    && (event.status().equals("CREATE_IN_PROGRESS")
                            || event.status().equals("UPDATE_IN_PROGRESS")
                            || event.status().equals("DELETE_IN_PROGRESS"))) {
                break;
            }
        }
        if (first == null) {
            return stack.statusReason() == null ? "." : ": " + stack.statusReason();
        }
        return ". " + first.logicalId() + ": " + first.reason();
    }

    private static AwsException conflict(String sentence) {
        return new AwsException(new AwsFailure.Conflict(sentence, null));
    }

    private static Carried sent(@Nullable Written written, Supplier<Sight> look) {
        return new Carried() {
            @Override
            public @Nullable String requestId() {
                return written == null ? null : written.requestId();
            }

            @Override
            public Sight look() {
                return look.get();
            }

            @Override
            public String unseen(String now) {
                return "CloudFormation accepted the change, but " + now + ".";
            }

            @Override
            public void close() {}
        };
    }
}
