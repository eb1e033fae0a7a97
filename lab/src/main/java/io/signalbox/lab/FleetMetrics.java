package io.signalbox.lab;

import io.signalbox.lab.balancer.target.HealthState;
import io.signalbox.lab.balancer.target.TrafficCounts;
import io.signalbox.lab.elb.LoadBalancing;
import io.signalbox.lab.metrics.MetricKey;
import io.signalbox.lab.metrics.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Measures what AWS itself would of services and load balancers. Counts come every ten seconds; open connections once a
/// minute, because their sum over a minute is what AWS has them read by. Control thread only.
///
/// CPU and memory of tasks are not measured: nothing in the lab holds a process to the share that its task reserves.
final class FleetMetrics {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final String ELB = "AWS/ApplicationELB";
    private static final String INSIGHTS = "ECS/ContainerInsights";

    private final FleetSignals fleet;
    private final MetricStore store;
    private final Map<String, TrafficCounts> last = new HashMap<>();
    private Instant next = Instant.MIN;
    private long minute = -1;

    FleetMetrics(FleetSignals fleet, MetricStore store) {
        this.fleet = fleet;
        this.store = store;
    }

    void tick(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(STEP);
        fleet.services().forEach(service -> services(service, now));
        boolean newMinute = now.getEpochSecond() / 60 != minute;
        minute = now.getEpochSecond() / 60;
        for (LoadBalancing.Balanced group : fleet.groups()) {
            hosts(group, now);
            traffic(group, now, newMinute);
        }
        store.forgetOld(now);
    }

    private void services(FleetSignals.ServiceCounts counts, Instant now) {
        Map<String, String> dimensions =
                Map.of("ClusterName", counts.cluster(), "ServiceName", counts.service());
        put(INSIGHTS, "DesiredTaskCount", dimensions, now, counts.desired());
        put(INSIGHTS, "RunningTaskCount", dimensions, now, counts.running());
        put(INSIGHTS, "PendingTaskCount", dimensions, now, counts.pending());
    }

    private void hosts(LoadBalancing.Balanced group, Instant now) {
        Map<String, String> dimensions = dimensions(group);
        put(ELB, "HealthyHostCount", dimensions, now, count(group, HealthState.HEALTHY));
        put(ELB, "UnHealthyHostCount", dimensions, now, count(group, HealthState.UNHEALTHY));
    }

    private static long count(LoadBalancing.Balanced group, HealthState state) {
        return group.group().health().stream().filter(h -> h.state() == state).count();
    }

    private void traffic(LoadBalancing.Balanced group, Instant now, boolean newMinute) {
        TrafficCounts counts = group.group().counts();
        TrafficCounts before = last.put(group.balancer() + group.name(), counts);
        // one a minute, as its sum is what is looked at; a new balancer's first comes at once
        if (newMinute || before == null) {
            both(group, "ActiveConnectionCount", now, counts.activeConnections());
        }
        if (before == null) {
            return;
        }
        long requests = counts.requests() - before.requests();
        long connections = counts.newConnections() - before.newConnections();
        both(group, "RequestCount", now, requests);
        both(group, "NewConnectionCount", now, connections);
        long healthy = count(group, HealthState.HEALTHY);
        if (healthy > 0) {
            double each = (double) requests / healthy;
            store.record(perTarget(ofGroup(group)), now, each);
            store.record(perTarget(dimensions(group)), now, each);
        }
        // AWS tells of errors only while there are any
        long bad = counts.target5xx() - before.target5xx();
        if (bad > 0) {
            both(group, "HTTPCode_Target_5XX_Count", now, bad);
        }
        long own = counts.balancer5xx() - before.balancer5xx();
        if (own > 0) {
            put(ELB, "HTTPCode_ELB_5XX_Count", ofBalancer(group), now, own);
        }
    }

    private static MetricKey perTarget(Map<String, String> dimensions) {
        return MetricKey.of(ELB, "RequestCountPerTarget", dimensions);
    }

    private void both(LoadBalancing.Balanced group, String name, Instant now, long value) {
        put(ELB, name, dimensions(group), now, value);
        put(ELB, name, ofBalancer(group), now, value);
    }

    private static Map<String, String> dimensions(LoadBalancing.Balanced group) {
        return Map.of("LoadBalancer", group.balancer(), "TargetGroup", group.name());
    }

    private static Map<String, String> ofBalancer(LoadBalancing.Balanced group) {
        return Map.of("LoadBalancer", group.balancer());
    }

    private static Map<String, String> ofGroup(LoadBalancing.Balanced group) {
        return Map.of("TargetGroup", group.name());
    }

    private void put(
            String namespace,
            String name,
            Map<String, String> dimensions,
            Instant now,
            long value) {
        store.record(MetricKey.of(namespace, name, dimensions), now, (double) value);
    }
}
