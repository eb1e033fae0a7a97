package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import java.util.Map;

/// The operations that change stacks, such as `aws cloudformation create-stack`.
final class StackWrites {
    private final StackEngine engine;

    StackWrites(StackEngine engine) {
        this.engine = engine;
    }

    Map<String, Operation> operations() {
        return Map.of("CreateStack", this::create, "UpdateStack", this::update);
    }

    private Members create(Input input) {
        return Members.of().put("StackId", engine.create(RequestReader.read(input)).id());
    }

    private Members update(Input input) {
        return Members.of().put("StackId", engine.update(RequestReader.read(input)).id());
    }
}
