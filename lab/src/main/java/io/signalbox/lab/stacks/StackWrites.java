package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.stacks.run.Stack;
import io.signalbox.lab.stacks.run.StackPolicy;
import java.util.Map;
import java.util.Set;

/// The operations that change stacks, such as `aws cloudformation create-stack`.
final class StackWrites {
    private final StackEngine engine;

    StackWrites(StackEngine engine) {
        this.engine = engine;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateStack", this::create,
                "UpdateStack", this::update,
                "DeleteStack", this::delete,
                "CancelUpdateStack", this::cancelUpdate,
                "ContinueUpdateRollback", this::continueRollback,
                "RollbackStack", this::rollBack,
                "UpdateTerminationProtection", this::protect,
                "SetStackPolicy", this::setPolicy,
                "GetStackPolicy", this::getPolicy);
    }

    private Members create(Input input) {
        return id(engine.create(RequestReader.read(input)));
    }

    private Members update(Input input) {
        return id(engine.update(RequestReader.read(input)));
    }

    private Members delete(Input input) {
        engine.delete(input.requiredText("StackName"), RequestReader.settings(input));
        return Members.of();
    }

    private Members cancelUpdate(Input input) {
        engine.cancelUpdate(input.requiredText("StackName"));
        return Members.of();
    }

    private Members continueRollback(Input input) {
        engine.continueRollback(
                input.requiredText("StackName"), Set.copyOf(input.texts("ResourcesToSkip")));
        return Members.of();
    }

    private Members rollBack(Input input) {
        return id(engine.rollBack(input.requiredText("StackName"), RequestReader.settings(input)));
    }

    private Members protect(Input input) {
        Stack stack = engine.stacks().requireByName(input.requiredText("StackName"));
        stack.terminationProtection(
                input.flag("EnableTerminationProtection")
                        .orElseThrow(
                                () -> input.invalid("EnableTerminationProtection is required.")));
        return id(stack);
    }

    private Members setPolicy(Input input) {
        Stack stack = engine.stacks().requireByName(input.requiredText("StackName"));
        stack.policy(StackPolicy.checked(RequestReader.policyBody(input)));
        return Members.of();
    }

    private Members getPolicy(Input input) {
        Stack stack = engine.stacks().requireByName(input.requiredText("StackName"));
        return Members.of().put("StackPolicyBody", StackShapes.some(stack.policy()));
    }

    private static Members id(Stack stack) {
        return Members.of().put("StackId", stack.id());
    }
}
