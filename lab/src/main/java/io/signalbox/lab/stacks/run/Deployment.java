package io.signalbox.lab.stacks.run;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.run.DeleteStep.Doomed;
import io.signalbox.lab.stacks.run.Settings.OnFailure;
import io.signalbox.lab.stacks.template.DeletionPolicy;
import io.signalbox.lab.stacks.template.OutputDefinition;
import io.signalbox.lab.stacks.template.Resolver;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One operation on a stack from its first wave to its end: creation, update, rollback, deletion. Looked at with each tick
/// of the control thread.
public final class Deployment {
    private final Surroundings around;
    private final Stack stack;
    private @Nullable Waves waves;
    private Runnable then = () -> {};
    private boolean cancelled;
    private @Nullable Runnable instead;

    public Deployment(Surroundings around, Stack stack) {
        this.around = around;
        this.stack = stack;
    }

    /// @return whether it is over
    public boolean tick() {
        while (true) {
            Waves now = waves;
            if (now == null) {
                return true;
            }
            if (!now.advance()) {
                return false;
            }
            waves = null;
            then.run();
        }
    }

    private void run(Waves next, Runnable afterwards) {
        waves = next;
        then = afterwards;
    }

    /// Makes or changes the stack's resources as its intent says.
    public void apply(boolean creating) {
        stack.touchedUnless(creating);
        stack.to(
                creating ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS,
                "User Initiated");
        Intent intent = stack.intent().orElseThrow();
        String denied = creating ? "" : deniedDeletion();
        if (!denied.isEmpty()) {
            rollBackUpdate(denied);
            return;
        }
        Waves applying =
                new Waves(
                        stack.dependencies().byResource(),
                        true,
                        name ->
                                new ApplyStep(
                                        around,
                                        stack,
                                        intent,
                                        resource(intent, name),
                                        definition(intent, name)));
        run(applying, () -> applied(creating, applying, intent));
    }

    private StackResource resource(Intent intent, String name) {
        return stack.resources.computeIfAbsent(
                name, _ -> new StackResource(name, definition(intent, name).type(), stack.now()));
    }

    private static ResourceDefinition definition(Intent intent, String name) {
        ResourceDefinition definition = intent.template().resources().get(name);
        if (definition == null) {
            throw new IllegalStateException(name + " is not in the template");
        }
        return definition;
    }

    /// A stack policy may forbid what the cleanup could not take back.
    private String deniedDeletion() {
        for (StackResource resource : stack.resources()) {
            if (resource.made == null || kept(resource)) {
                continue;
            }
            try {
                StackPolicy.require(stack, resource, "Update:Delete");
            } catch (ApiError denied) {
                stack.tell(
                        resource,
                        "UPDATE_FAILED",
                        denied.text(),
                        resource.physicalId(),
                        resource.made.shown());
                return failures(List.of(resource.logicalId()));
            }
        }
        return "";
    }

    private boolean kept(StackResource resource) {
        return stack.dependencies().byResource().containsKey(resource.logicalId());
    }

    private void applied(boolean creating, Waves applying, Intent intent) {
        Runnable other = instead;
        if (other != null) {
            other.run();
            return;
        }
        String why = cancelled ? "User Initiated" : failures(applying.failed());
        if (why.isEmpty()) {
            why = takeOutputs(intent);
        }
        if (!why.isEmpty()) {
            failed(creating, why);
        } else if (creating) {
            stack.to(StackStatus.CREATE_COMPLETE, "");
        } else {
            stack.to(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
            run(cleanup().waves(true), () -> finish(StackStatus.UPDATE_COMPLETE));
        }
    }

    private String failures(List<String> names) {
        List<String> create = new ArrayList<>();
        List<String> update = new ArrayList<>();
        for (String name : names) {
            StackResource resource = stack.resource(name);
            boolean old = resource != null && resource.before != null;
            (old ? update : create).add(name);
        }
        String text = "";
        if (!create.isEmpty()) {
            text += "The following resource(s) failed to create: %s. ".formatted(create);
        }
        if (!update.isEmpty()) {
            text += "The following resource(s) failed to update: %s. ".formatted(update);
        }
        return text;
    }

    /// @return why the outputs cannot be; empty if they can
    private String takeOutputs(Intent intent) {
        try {
            Resolver resolver = around.resolver(stack, intent, true);
            List<Output> outputs = new ArrayList<>();
            for (OutputDefinition output : intent.template().outputs().values()) {
                if (output.condition().map(resolver::holds).orElse(true)) {
                    resolver.output(output.value())
                            .ifPresent(
                                    value ->
                                            outputs.add(
                                                    new Output(
                                                            output.name(),
                                                            value,
                                                            output.description())));
                }
            }
            stack.outputs(outputs);
            return "";
        } catch (ApiError refused) {
            return refused.text();
        }
    }

    private void failed(boolean creating, String why) {
        switch (cancelled ? OnFailure.ROLLBACK : stack.settings().onFailure()) {
            case DO_NOTHING ->
                    stack.to(creating ? StackStatus.CREATE_FAILED : StackStatus.UPDATE_FAILED, why);
            case DELETE -> {
                if (creating) {
                    delete(why + "Delete requested by user.");
                } else {
                    rollBackUpdate(why);
                }
            }
            case ROLLBACK -> {
                if (creating) {
                    rollBackCreation(why + "Rollback requested by user.");
                } else {
                    rollBackUpdate(why);
                }
            }
        }
    }

    /// Removes all that was made, but for what its template says to retain.
    public void rollBackCreation(String why) {
        stack.to(StackStatus.ROLLBACK_IN_PROGRESS, why);
        Removal removal = new Removal(around, stack);
        for (StackResource resource : stack.resources()) {
            removal.add(resource, all(resource, this::afterFailedCreation));
        }
        Waves removing = removal.waves(true);
        run(
                removing,
                () -> {
                    boolean clean = removing.failed().isEmpty();
                    stack.to(
                            clean ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED,
                            clean ? "" : undeleted(removing));
                });
    }

    private DeletionPolicy afterFailedCreation(Made made) {
        DeletionPolicy policy = made.definition().deletionPolicy();
        boolean retained =
                policy == DeletionPolicy.RETAIN && !stack.settings().retainExceptOnCreate();
        return retained ? policy : DeletionPolicy.DELETE;
    }

    private static List<Doomed> all(
            StackResource resource, java.util.function.Function<Made, DeletionPolicy> policy) {
        List<Doomed> doomed = new ArrayList<>();
        if (resource.made != null) {
            doomed.add(new Doomed(resource.made, policy.apply(resource.made)));
        }
        resource.leftovers.forEach(made -> doomed.add(new Doomed(made, DeletionPolicy.DELETE)));
        return doomed;
    }

    /// Takes every resource back to what it was before the update.
    public void rollBackUpdate(String why) {
        stack.to(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, why);
        revert(Set.of());
    }

    /// Tries a rollback once more that failed.
    ///
    /// @param skip resources that are left as they are
    public void continueRollback(Set<String> skip) {
        stack.to(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, "User Initiated");
        revert(skip);
    }

    private void revert(Set<String> skip) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (StackResource resource : stack.resources()) {
            if (resource.before != null && !skip.contains(resource.logicalId())) {
                needs.put(resource.logicalId(), stack.dependencies().needs(resource.logicalId()));
            }
        }
        Waves reverting =
                new Waves(
                        needs,
                        false,
                        name -> {
                            StackResource resource = stack.resources.get(name);
                            if (resource == null || resource.before == null) {
                                throw new IllegalStateException(name + " was not there before");
                            }
                            return new RevertStep(around, stack, resource, resource.before);
                        });
        run(reverting, () -> reverted(reverting));
    }

    private void reverted(Waves reverting) {
        if (!reverting.failed().isEmpty()) {
            stack.to(
                    StackStatus.UPDATE_ROLLBACK_FAILED,
                    "The following resource(s) failed to update: %s. "
                            .formatted(reverting.failed()));
            return;
        }
        stack.to(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "");
        Removal removal = new Removal(around, stack);
        for (StackResource resource : stack.resources()) {
            List<Doomed> doomed = new ArrayList<>();
            if (resource.before == null) {
                doomed.addAll(all(resource, this::afterFailedCreation));
            } else {
                resource.leftovers.forEach(
                        made -> doomed.add(new Doomed(made, DeletionPolicy.DELETE)));
            }
            removal.add(resource, doomed);
        }
        run(
                removal.waves(true),
                () -> {
                    stack.restore();
                    finish(StackStatus.UPDATE_ROLLBACK_COMPLETE);
                });
    }

    /// What a successful update leaves to remove: resources that the template has no longer, and what was replaced.
    private Removal cleanup() {
        Removal removal = new Removal(around, stack);
        for (StackResource resource : stack.resources()) {
            List<Doomed> doomed = new ArrayList<>();
            Made made = resource.made;
            if (made != null && !kept(resource)) {
                doomed.add(new Doomed(made, made.definition().deletionPolicy()));
            }
            DeletionPolicy replaced =
                    made == null ? DeletionPolicy.DELETE : made.definition().updateReplacePolicy();
            resource.leftovers.forEach(left -> doomed.add(new Doomed(left, replaced)));
            removal.add(resource, doomed);
        }
        return removal;
    }

    /// A removal that fails in a cleanup is told in events and leaves the stack as it should be, as in AWS.
    private void finish(StackStatus status) {
        stack.resources.values().removeIf(r -> !kept(r) || r.made == null);
        stack.to(status, "");
    }

    /// Removes the stack.
    public void delete(String why) {
        stack.to(StackStatus.DELETE_IN_PROGRESS, why);
        Removal removal = new Removal(around, stack);
        for (StackResource resource : stack.resources()) {
            boolean retained = stack.settings().retain().contains(resource.logicalId());
            removal.add(
                    resource,
                    all(resource, made -> retained ? DeletionPolicy.RETAIN : atDeletion(made)));
        }
        Waves removing = removal.waves(true);
        run(
                removing,
                () -> {
                    if (removing.failed().isEmpty() || stack.settings().force()) {
                        stack.gone();
                        stack.to(StackStatus.DELETE_COMPLETE, "");
                    } else {
                        stack.to(StackStatus.DELETE_FAILED, undeleted(removing));
                    }
                });
    }

    /// Retained but for a failed creation means retained here.
    private static DeletionPolicy atDeletion(Made made) {
        return made.definition().deletionPolicy();
    }

    private static String undeleted(Waves removing) {
        return "The following resource(s) failed to delete: %s. ".formatted(removing.failed());
    }

    /// Stops an update and takes it back.
    public void cancel() {
        cancelled = true;
        Waves now = waves;
        if (now != null) {
            now.stop();
        }
    }

    /// Stops what runs, and then deletes the stack.
    public void deleteInstead() {
        instead = () -> delete("User Initiated");
        cancel();
    }
}
