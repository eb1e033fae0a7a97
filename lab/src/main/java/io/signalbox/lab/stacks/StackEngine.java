package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.stacks.Intents.Checked;
import io.signalbox.lab.stacks.run.Deployment;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackPolicy;
import io.signalbox.lab.stacks.run.StackStatus;
import io.signalbox.lab.stacks.run.Surroundings;
import io.signalbox.lab.stacks.run.Types;
import io.signalbox.lab.stacks.template.Wrong;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        start(stack, checked, request, true);
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
        tokens.used(request.settings().token(), "update", stack);
        start(stack, checked, request, false);
        return stack;
    }

    private void start(Stack stack, Checked checked, StackRequest request, boolean creating) {
        Deployment deployment = new Deployment(around, stack);
        stack.begin(checked.intent(), checked.order(), request.settings());
        deployment.apply(creating);
        deployments.put(stack, deployment);
    }

    Stack fresh(String name) {
        return new Stack(
                name,
                "arn:aws:cloudformation:%s:%s:stack/%s/%s"
                        .formatted(region, account.id(), name, UUID.randomUUID()),
                clock);
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
