package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.stacks.Intents.Checked;
import io.signalbox.lab.stacks.change.Planner;
import io.signalbox.lab.stacks.recorded.Types;
import io.signalbox.lab.stacks.run.Deployment;
import io.signalbox.lab.stacks.run.Settings;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackPolicy;
import io.signalbox.lab.stacks.run.StackStatus;
import io.signalbox.lab.stacks.run.Surroundings;
import io.signalbox.lab.stacks.text.Wrong;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// CloudFormation without its wire: stacks and what is being done with them. Control thread only.
public final class StackEngine {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]{0,127}");

    private final Account account;
    private final String region;
    private final InstantSource clock;
    private final Surroundings around;
    private final Intents intents;
    private final Registry stacks = new Registry();
    private final Map<Stack, Deployment> deployments = new LinkedHashMap<>();
    private final Tokens tokens = new Tokens();
    private final ChangeSets changeSets = new ChangeSets(this);
    private final Drifts drifts = new Drifts(this);

    /// @param types resource types that act; all others are recorded only
    public StackEngine(
            Account account, String region, InstantSource clock, Collection<ResourceType> types) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.around = new Surroundings(new Types(account, types), account, region);
        this.intents = new Intents(around);
    }

    /// Begins to make a stack, as `aws cloudformation create-stack` with every capability; [#tick] goes on with it.
    ///
    /// @return its id
    /// @throws ApiError if AWS would refuse the request
    public String create(
            String stackName,
            String templateBody,
            Map<String, String> parameters,
            Map<String, String> tags) {
        return create(StackRequest.plain(stackName, templateBody, parameters, tags)).id();
    }

    /// How the stack of this name (or id) stands.
    public Optional<StackReport> stack(String nameOrId) {
        return stacks.find(nameOrId).map(StackReport::of);
    }

    /// Goes on with everything that is under way. Called with every tick of the control thread.
    public void tick() {
        for (Map.Entry<Stack, Deployment> entry : List.copyOf(deployments.entrySet())) {
            if (entry.getValue().tick()) {
                deployments.remove(entry.getKey(), entry.getValue());
            }
        }
        changeSets.tick();
        drifts.tick();
    }

    Stack create(StackRequest request) {
        Optional<Stack> again =
                tokens.repeated(request.settings().token(), "create", request.name(), stacks);
        if (again.isPresent()) {
            return again.get();
        }
        requireName(request.name());
        if (stacks.named(request.name()).isPresent()) {
            throw ApiError.of(
                    "AlreadyExistsException",
                    "Stack [%s] already exists".formatted(request.name()));
        }
        Stack stack = fresh(request.name());
        Checked checked = intents.of(request, stack);
        request.policy().map(StackPolicy::checked).ifPresent(stack::policy);
        stack.terminationProtection(request.terminationProtection().orElse(false));
        stacks.add(stack);
        tokens.used(request.settings().token(), "create", stack);
        start(stack, checked, request.settings(), true);
        return stack;
    }

    Stack update(StackRequest request) {
        Optional<Stack> again =
                tokens.repeated(request.settings().token(), "update", request.name(), stacks);
        if (again.isPresent()) {
            return again.get();
        }
        Stack stack = stacks.requireByName(request.name());
        requireUpdatable(stack);
        Checked checked = intents.of(request, stack);
        if (!new Planner(around, stack, checked.intent(), checked.order()).plan().any()) {
            throw Wrong.error("No updates are to be performed.");
        }
        tokens.used(request.settings().token(), "update", stack);
        changeSets.outdated(stack);
        String during = request.settings().policy();
        Settings settings =
                request.settings().withPolicy(during.isEmpty() ? stack.policy() : during);
        request.policy().map(StackPolicy::checked).ifPresent(stack::policy);
        start(stack, checked, settings, false);
        return stack;
    }

    void start(Stack stack, Checked checked, Settings settings, boolean creating) {
        Deployment deployment = new Deployment(around, stack);
        stack.begin(checked.intent(), checked.order(), settings);
        deployment.apply(creating);
        deployments.put(stack, deployment);
    }

    /// Begins to remove a stack; one that there is not is removed already.
    void delete(String nameOrId, Settings settings) {
        Optional<Stack> found = stacks.find(nameOrId).filter(s -> !deleted(s));
        if (found.isEmpty() || found.get().status() == StackStatus.DELETE_IN_PROGRESS) {
            return;
        }
        Stack stack = found.get();
        if (stack.terminationProtection()) {
            throw Wrong.error(
                    "Stack [%s] cannot be deleted while TerminationProtection is enabled"
                            .formatted(stack.name()));
        }
        requireRetainable(stack, settings);
        stack.settings(settings);
        changeSets.forget(stack);
        Deployment running = deployments.get(stack);
        if (running != null) {
            requireCreating(stack);
            running.deleteInstead();
            return;
        }
        Deployment deployment = new Deployment(around, stack);
        deployment.delete("User Initiated");
        deployments.put(stack, deployment);
    }

    private static void requireRetainable(Stack stack, Settings settings) {
        boolean needless =
                stack.status() != StackStatus.DELETE_FAILED && !settings.retain().isEmpty();
        if (needless) {
            throw Wrong.error(
                    ("Invalid operation on stack [%s]. RetainResources is only allowed for stacks in"
                                    + " DELETE_FAILED state.")
                            .formatted(stack.id()));
        }
        for (String name : settings.retain()) {
            StackReads.requireResource(stack, name, stack.name());
        }
    }

    private static void requireCreating(Stack stack) {
        if (stack.status() != StackStatus.CREATE_IN_PROGRESS) {
            throw Wrong.error(
                    "Stack [%s] cannot be deleted while in status %s"
                            .formatted(stack.id(), stack.status()));
        }
    }

    /// Stops an update and takes it back.
    void cancelUpdate(String nameOrId) {
        Stack stack = stacks.requireByName(nameOrId);
        Deployment running = deployments.get(stack);
        if (running == null || stack.status() != StackStatus.UPDATE_IN_PROGRESS) {
            throw Wrong.error("CancelUpdateStack cannot be called from current stack status");
        }
        running.cancel();
    }

    /// Tries a failed rollback once more.
    void continueRollback(String nameOrId, Set<String> skip) {
        Stack stack = stacks.requireByName(nameOrId);
        if (stack.status() != StackStatus.UPDATE_ROLLBACK_FAILED) {
            throw Wrong.error(
                    "Stack:%s is in %s state and can not continue a rollback; allowed is UPDATE_ROLLBACK_FAILED."
                            .formatted(stack.id(), stack.status()));
        }
        for (String name : skip) {
            StackReads.requireResource(stack, name, stack.name());
        }
        Deployment deployment = new Deployment(around, stack);
        deployment.continueRollback(skip);
        deployments.put(stack, deployment);
    }

    /// Takes back what failed and was left as it was.
    Stack rollBack(String nameOrId, Settings settings) {
        Stack stack = stacks.requireByName(nameOrId);
        Deployment deployment = new Deployment(around, stack);
        switch (stack.status()) {
            case CREATE_FAILED -> {
                stack.settings(settings);
                deployment.rollBackCreation("User Initiated");
            }
            case UPDATE_FAILED -> {
                stack.settings(settings);
                deployment.rollBackUpdate("User Initiated");
            }
            default ->
                    throw Wrong.error(
                            "Stack:%s is in %s state and can not be rolled back; allowed are CREATE_FAILED and UPDATE_FAILED."
                                    .formatted(stack.id(), stack.status()));
        }
        deployments.put(stack, deployment);
        return stack;
    }

    Stack fresh(String name) {
        return new Stack(name, newArn("stack/" + name), clock);
    }

    /// @param resource such as `stack/NAME`
    String newArn(String resource) {
        return "arn:aws:cloudformation:%s:%s:%s/%s"
                .formatted(region, account.id(), resource, UUID.randomUUID());
    }

    Instant now() {
        return clock.instant();
    }

    ChangeSets changeSets() {
        return changeSets;
    }

    Drifts drifts() {
        return drifts;
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Wrong.error(
                    ("1 validation error detected: Value '%s' at 'stackName' failed to satisfy constraint:"
                                    + " Member must satisfy regular expression pattern:"
                                    + " [a-zA-Z][-a-zA-Z0-9]*, and have at most 128 characters")
                            .formatted(name));
        }
    }

    static void requireUpdatable(Stack stack) {
        if (!stack.status().updatable()) {
            throw Wrong.error(
                    "Stack:%s is in %s state and can not be updated."
                            .formatted(stack.id(), stack.status()));
        }
    }

    Registry stacks() {
        return stacks;
    }

    Surroundings around() {
        return around;
    }

    Intents intents() {
        return intents;
    }

    boolean working(Stack stack) {
        return deployments.containsKey(stack) || stack.status().working();
    }

    static boolean deleted(Stack stack) {
        return stack.status() == StackStatus.DELETE_COMPLETE;
    }
}
