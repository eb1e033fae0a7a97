package io.signalbox.cloud.aws.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Counts what really goes out, retries included.
final class CallMeter implements ExecutionInterceptor {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();

    CallMeter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void beforeTransmission(
            Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.addLast(clock.instant());
        forgetOld();
    }

    synchronized int lastMinute() {
        forgetOld();
        return calls.size();
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(WINDOW);
        while (!calls.isEmpty() && calls.getFirst().isBefore(oldest)) {
            calls.removeFirst();
        }
    }
}
