package io.signalbox.cloud.aws.sdk;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Holds back every call that is not a reading while the console is not armed. The last of three
/// doors (screen, operation, wire), and the one that no mistake in the others gets past.
final class ReadOnlyGuard implements ExecutionInterceptor {

    private final BooleanSupplier armed;

    ReadOnlyGuard(BooleanSupplier armed) {
        this.armed = armed;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (!reads(operation) && !armed.getAsBoolean()) {
            throw new AwsException(
                    new AwsFailure.ReadOnly(
                            "The console is read-only; " + operation + " was not sent."));
        }
    }

    private static boolean reads(String operation) {
        return operation.startsWith("Describe")
                || operation.startsWith("List")
                || operation.startsWith("Get")
                // compares and changes nothing
                || operation.equals("DetectStackDrift");
    }
}
