package io.signalbox.lab.balancer.target;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts for one target, which also count for its group. Any thread.
public final class TrafficMeter {
    private final @Nullable TrafficMeter parent;
    private final LongAdder active = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder target5xx = new LongAdder();
    private final LongAdder balancer5xx = new LongAdder();

    TrafficMeter(@Nullable TrafficMeter parent) {
        this.parent = parent;
    }

    void opened() {
        active.increment();
        opened.increment();
        if (parent != null) {
            parent.opened();
        }
    }

    void closed() {
        active.decrement();
        if (parent != null) {
            parent.closed();
        }
    }

    public void request() {
        requests.increment();
        if (parent != null) {
            parent.request();
        }
    }

    public void answered(int status) {
        if (status >= 500) {
            target5xx.increment();
            if (parent != null) {
                parent.answered(status);
            }
        }
    }

    /// The balancer itself answered with a 5xx in the place of the target.
    public void failed() {
        balancer5xx.increment();
        if (parent != null) {
            parent.failed();
        }
    }

    TrafficCounts counts() {
        return new TrafficCounts(
                active.sum(), opened.sum(), requests.sum(), target5xx.sum(), balancer5xx.sum());
    }
}
