package io.signalbox.lab;

import io.signalbox.lab.ecs.Ecs;
import io.signalbox.lab.elb.LoadBalancing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the signals know of the lab's clusters and load balancers.
record PlaneSignals(Ecs ecs, LoadBalancing balancing) implements FleetSignals {
    @Override
    public List<ServiceCounts> services() {
        return ecs.serviceNames().stream().flatMap(name -> counts(name).stream()).toList();
    }

    private Optional<ServiceCounts> counts(Ecs.ServiceName name) {
        return ecs.counts(name.cluster(), name.service())
                .map(
                        c ->
                                new ServiceCounts(
                                        name.cluster(),
                                        name.service(),
                                        c.desired(),
                                        c.running(),
                                        c.pending()));
    }

    @Override
    public List<LoadBalancing.Balanced> groups() {
        return balancing.balanced();
    }

    @Override
    public OptionalInt desired(String cluster, String service) {
        return ecs.counts(cluster, service).stream()
                .mapToInt(Ecs.ServiceCounts::desired)
                .findFirst();
    }

    @Override
    public void desired(String cluster, String service, int count) {
        ecs.desiredCount(cluster, service, count);
    }
}
