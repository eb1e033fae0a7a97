package io.signalbox.operation;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.StackGateway;
import io.signalbox.cloud.aws.Written;
import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.cloud.stack.DriftDetection;
import io.signalbox.cloud.stack.ResourceChange;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.cloud.stack.StackEvent;
import io.signalbox.cloud.stack.StackResource;
import io.signalbox.cloud.stack.StackStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// CloudFormation in memory. What moves is done the next time but one that it is looked at. Safe on any thread.
public final class TestingStacks implements StackGateway {

    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";

    private final Map<String, Stack> stacks = new LinkedHashMap<>();
    private final Map<String, ChangeSetOrder> orders = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> outputs = new HashMap<>();
    private final Map<String, List<ResourceChange>> changes = new HashMap<>();
    private final Map<String, String> fleets = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private boolean held;

    /// What the stack will put out once it stands.
    public synchronized void outputs(String stack, Map<String, String> given) {
        outputs.put(stack, given);
    }

    /// What change sets of the stack hold; nothing else was said: no change.
    public synchronized void changes(String stack, List<ResourceChange> given) {
        changes.put(stack, given);
    }

    /// The fleet that the stack is tagged with.
    public synchronized void belongs(String stack, String fleet) {
        fleets.put(stack, fleet);
    }

    /// The next execution ends in a rollback for this reason.
    public synchronized void fail(String stack, String reason) {
        failures.put(stack, reason);
    }

    /// What moves goes on moving until it is let go.
    public synchronized void hold(boolean on) {
        held = on;
    }

    /// A stack that stands already.
    public synchronized void stands(String name, String status, Map<String, String> parameters) {
        put(name, status, parameters, false);
    }

    public synchronized void guard(String name) {
        Stack old = at(name);
        put(name, old.status().word(), old.parameters(), true);
    }

    /// The calls that wrote, in their order: `execute channels-traffic`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /// The parameters that the stack was last made or updated with.
    public synchronized Map<String, String> executed(String stack) {
        return at(stack).parameters();
    }

    private void put(String name, String status, Map<String, String> parameters, boolean guarded) {
        stacks.put(
                name,
                new Stack(
                        "arn/" + name,
                        name,
                        new StackStatus(status),
                        null,
                        "",
                        Instant.EPOCH,
                        null,
                        parameters,
                        outputs.getOrDefault(name, Map.of()),
                        fleets.containsKey(name)
                                ? Map.of(Stack.FLEET_TAG, fleets.get(name))
                                : Map.of(),
                        null,
                        guarded,
                        "NOT_CHECKED",
                        null));
    }

    private Stack at(String name) {
        Stack stack = stacks.get(name.replaceFirst("^arn/", ""));
        if (stack == null) {
            throw new AwsException(
                    new AwsFailure.Invalid("Stack with id " + name + " does not exist.", null));
        }
        return stack;
    }

    @Override
    public synchronized List<Stack> stacks() {
        return List.copyOf(stacks.values());
    }

    @Override
    public synchronized Optional<Stack> stack(String name) {
        Stack stack = stacks.get(name);
        if (stack != null && stack.status().moving() && !held) {
            move(stack);
        }
        return Optional.ofNullable(stack);
    }

    private void move(Stack stack) {
        String word = stack.status().word();
        if (word.equals("DELETE_IN_PROGRESS")) {
            stacks.remove(stack.name());
        } else if (failures.containsKey(stack.name())) {
            put(stack.name(), "UPDATE_ROLLBACK_COMPLETE", stack.parameters(), stack.guarded());
        } else {
            put(
                    stack.name(),
                    word.replace("IN_PROGRESS", "COMPLETE"),
                    stack.parameters(),
                    stack.guarded());
        }
    }

    @Override
    public synchronized List<StackEvent> events(String stack, @Nullable String after) {
        String name = at(stack).name();
        String reason = failures.getOrDefault(name, "");
        return List.of(
                event("3", "Other", "CREATE_FAILED", "Resource creation cancelled"),
                event("2", "Rule", "UPDATE_FAILED", reason),
                new StackEvent("1", Instant.EPOCH, name, STACK_TYPE, "UPDATE_IN_PROGRESS", null),
                event("0", "Older", "CREATE_FAILED", "an older failure"));
    }

    private static StackEvent event(String id, String who, String status, String reason) {
        return new StackEvent(id, Instant.EPOCH, who, "AWS::EC2::VPC", status, reason);
    }

    @Override
    public List<StackResource> resources(String stack) {
        return List.of();
    }

    @Override
    public synchronized Written createChangeSet(ChangeSetOrder order) {
        calls.add("change set " + order.stack());
        orders.put(order.stack() + "/" + order.name(), order);
        if (order.creates()) {
            put(order.stack(), "REVIEW_IN_PROGRESS", order.parameters(), false);
        }
        return new Written("request");
    }

    @Override
    public synchronized ChangeSet changeSet(String stack, String name) {
        ChangeSetOrder order = orders.get(stack + "/" + name);
        if (order == null) {
            throw new AwsException(new AwsFailure.NotFound("no change set " + name, null));
        }
        List<ResourceChange> given = changes.getOrDefault(stack, List.of());
        return given.isEmpty() && !order.creates()
                ? new ChangeSet(
                        name,
                        "FAILED",
                        "The submitted information didn't contain changes.",
                        "UNAVAILABLE",
                        List.of())
                : new ChangeSet(name, "CREATE_COMPLETE", "", "AVAILABLE", given);
    }

    @Override
    public synchronized List<String> changeSets(String stack) {
        return orders.values().stream()
                .filter(order -> order.stack().equals(stack))
                .map(ChangeSetOrder::name)
                .toList();
    }

    @Override
    public synchronized Written execute(String stack, String changeSet) {
        calls.add("execute " + stack);
        ChangeSetOrder order = orders.remove(stack + "/" + changeSet);
        if (order == null) {
            throw new AwsException(new AwsFailure.NotFound("no change set " + changeSet, null));
        }
        put(
                stack,
                order.creates() ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS",
                order.parameters(),
                at(stack).guarded());
        changes.remove(stack);
        return new Written("request");
    }

    @Override
    public synchronized Written discard(String stack, String changeSet) {
        calls.add("discard " + stack);
        orders.remove(stack + "/" + changeSet);
        return new Written("request");
    }

    @Override
    public synchronized Written delete(String stack) {
        calls.add("delete " + stack);
        Stack old = at(stack);
        put(stack, "DELETE_IN_PROGRESS", old.parameters(), false);
        return new Written("request");
    }

    @Override
    public synchronized Written protect(String stack, boolean on) {
        calls.add("protect " + stack + " " + on);
        Stack old = at(stack);
        put(stack, old.status().word(), old.parameters(), on);
        return new Written("request");
    }

    @Override
    public String detectDrift(String stack) {
        return "detection";
    }

    @Override
    public DriftDetection detection(String id) {
        return new DriftDetection("DETECTION_COMPLETE", "");
    }

    @Override
    public List<ResourceDrift> drifts(String stack) {
        return List.of();
    }
}
