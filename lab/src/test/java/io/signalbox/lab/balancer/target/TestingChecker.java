package io.signalbox.lab.balancer.target;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Health checks without a network: every target is healthy unless told otherwise.
public final class TestingChecker implements TargetGroup.Checker {
    private final Map<Target, Probe.Result> results = new ConcurrentHashMap<>();
    private final AtomicInteger checks = new AtomicInteger();

    void answers(Target target, Probe.Result result) {
        results.put(target, result);
    }

    int checks() {
        return checks.get();
    }

    @Override
    public Future<Probe.Result> check(EventLoop loop, Target target, HealthCheck check) {
        checks.incrementAndGet();
        return loop.newSucceededFuture(results.getOrDefault(target, Probe.Result.HEALTHY));
    }
}
