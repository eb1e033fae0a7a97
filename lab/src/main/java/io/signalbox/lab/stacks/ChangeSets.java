package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.Intents.Checked;
import io.signalbox.lab.stacks.change.ChangeSet;
import io.signalbox.lab.stacks.change.Planner;
import io.signalbox.lab.stacks.run.Settings;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackStatus;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The change sets of all stacks.
final class ChangeSets {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSets.class);
    private static final String NAME = "[a-zA-Z][-a-zA-Z0-9]{0,127}";

    private final StackEngine engine;
    private final Map<String, ChangeSet> byId = new LinkedHashMap<>();

    ChangeSets(StackEngine engine) {
        this.engine = engine;
    }

    /// What a request says beyond the stack itself.
    record Asked(String name, String type, String description, String token) {}

    ChangeSet create(StackRequest request, Asked asked) {
        if (!asked.name().matches(NAME)) {
            throw Wrong.error(
                    ("1 validation error detected: Value '%s' at 'changeSetName' failed to satisfy"
                                    + " constraint: Member must satisfy regular expression pattern: %s")
                            .formatted(asked.name(), NAME));
        }
        Optional<Stack> existing = engine.stacks().find(request.name());
        boolean creating = asked.type().equals("CREATE");
        Stack stack =
                creating ? forCreation(request, existing, asked) : forUpdate(request, existing);
        Optional<ChangeSet> same = named(stack, asked.name());
        if (same.filter(set -> !set.executed()).isPresent()) {
            throw ApiError.of(
                    "AlreadyExistsException",
                    "ChangeSet %s already exists".formatted(asked.name()));
        }
        Checked checked = engine.intents().of(request, stack);
        if (existing.isEmpty() || StackEngine.deleted(existing.get())) {
            engine.stacks().add(stack);
            stack.to(StackStatus.REVIEW_IN_PROGRESS, "User Initiated");
        }
        same.ifPresent(old -> byId.remove(old.id()));
        ChangeSet set = make(request, asked, creating, stack, checked);
        byId.put(set.id(), set);
        return set;
    }

    private ChangeSet make(
            StackRequest request, Asked asked, boolean creating, Stack stack, Checked checked) {
        return new ChangeSet(
                asked.name(),
                engine.newArn("changeSet/" + asked.name()),
                stack,
                creating,
                checked.intent(),
                checked.order(),
                request.settings(),
                asked.description(),
                engine.now());
    }

    private Stack forCreation(StackRequest request, Optional<Stack> existing, Asked asked) {
        StackEngine.requireName(request.name());
        if (existing.isEmpty() || StackEngine.deleted(existing.get())) {
            return engine.fresh(request.name());
        }
        if (existing.get().status() != StackStatus.REVIEW_IN_PROGRESS) {
            throw Wrong.error(
                    "Stack [%s] already exists and cannot be created again with the changeSet [%s]."
                            .formatted(request.name(), asked.name()));
        }
        return existing.get();
    }

    private static Stack forUpdate(StackRequest request, Optional<Stack> existing) {
        Stack stack =
                existing.filter(s -> !StackEngine.deleted(s))
                        .orElseThrow(
                                () ->
                                        Wrong.error(
                                                "Stack [%s] does not exist"
                                                        .formatted(request.name())));
        StackEngine.requireUpdatable(stack);
        return stack;
    }

    private Optional<ChangeSet> named(Stack stack, String name) {
        return of(stack).stream().filter(set -> set.name().equals(name)).findFirst();
    }

    List<ChangeSet> of(Stack stack) {
        return byId.values().stream().filter(set -> set.stack().id().equals(stack.id())).toList();
    }

    /// @param stack name or id; may be empty if the change set is given by its id
    Optional<ChangeSet> find(String nameOrId, Optional<String> stack) {
        ChangeSet byItsId = byId.get(nameOrId);
        if (byItsId != null) {
            return Optional.of(byItsId);
        }
        if (nameOrId.startsWith("arn:")) {
            return Optional.empty();
        }
        String of =
                stack.orElseThrow(
                        () ->
                                Wrong.error(
                                        "StackName must be specified if ChangeSetName is not specified as an ARN."));
        return named(engine.stacks().requireByName(of), nameOrId);
    }

    ChangeSet require(String nameOrId, Optional<String> stack) {
        return find(nameOrId, stack)
                .orElseThrow(
                        () ->
                                new ApiError(
                                        "ChangeSetNotFound",
                                        404,
                                        "ChangeSet [%s] does not exist".formatted(nameOrId)));
    }

    /// Begins to do what the change set says; the stack's other change sets go.
    void execute(ChangeSet set, Settings settings) {
        Stack stack = set.stack();
        if (!set.executable()) {
            throw ApiError.of(
                    "InvalidChangeSetStatus",
                    "ChangeSet [%s] cannot be executed in its current status of [%s]"
                            .formatted(
                                    set.id(),
                                    set.status().equals("CREATE_COMPLETE")
                                            ? set.execution()
                                            : set.status()));
        }
        if (!set.creating()) {
            StackEngine.requireUpdatable(stack);
        }
        byId.values()
                .removeIf(
                        other ->
                                other.stack().id().equals(stack.id())
                                        && !other.id().equals(set.id()));
        set.execution("EXECUTE_IN_PROGRESS");
        stack.changeSetId(set.id());
        engine.start(stack, new Checked(set.intent(), set.order()), settings, set.creating());
    }

    void delete(ChangeSet set) {
        if (set.execution().equals("EXECUTE_IN_PROGRESS")) {
            throw ApiError.of(
                    "InvalidChangeSetStatus",
                    "ChangeSet [%s] cannot be deleted in its current status of [%s]"
                            .formatted(set.id(), set.execution()));
        }
        byId.remove(set.id());
    }

    /// The stack changes in another way: its change sets are told on what is no longer so.
    void outdated(Stack stack) {
        of(stack).stream().filter(ChangeSet::executable).forEach(set -> set.execution("OBSOLETE"));
    }

    void forget(Stack stack) {
        byId.values().removeIf(set -> set.stack().id().equals(stack.id()));
    }

    void tick() {
        for (ChangeSet set : byId.values()) {
            if (set.pending()) {
                plan(set);
            } else if (set.execution().equals("EXECUTE_IN_PROGRESS")
                    && !engine.working(set.stack())) {
                StackStatus status = set.stack().status();
                boolean well =
                        status == StackStatus.CREATE_COMPLETE
                                || status == StackStatus.UPDATE_COMPLETE;
                set.execution(well ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED");
            }
        }
    }

    /// The boundary at which a defect of the planner fails its change set instead of the engine's loop.
    private void plan(ChangeSet set) {
        try {
            set.complete(
                    new Planner(engine.around(), set.stack(), set.intent(), set.order()).plan());
        } catch (ApiError refused) {
            set.fail(refused.text());
        } catch (RuntimeException defect) {
            LOG.error("change set {} failed", set.id(), defect);
            set.fail("The lab failed; see its log.");
        }
    }
}
