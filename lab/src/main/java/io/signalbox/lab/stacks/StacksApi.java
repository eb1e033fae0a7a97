package io.signalbox.lab.stacks;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Operation;
import java.util.HashMap;
import java.util.Map;

/// The CloudFormation operations on the wire (query protocol, version 2010-05-15).
public final class StacksApi {
    private StacksApi() {}

    public static AwsService service(StackEngine engine) {
        Map<String, Operation> operations = new HashMap<>();
        operations.putAll(new StackReads(engine.stacks()).operations());
        operations.putAll(new StackWrites(engine).operations());
        operations.putAll(new TemplateApi(engine).operations());
        operations.putAll(new ChangeSetApi(engine).operations());
        operations.putAll(new DriftApi(engine).operations());
        return new AwsService(
                "cloudformation",
                "2010-05-15",
                "CloudFormation_20100515",
                "ValidationError",
                operations);
    }
}
