package io.signalbox.lab;

import io.signalbox.lab.appscaling.ScaledServices;
import io.signalbox.lab.elb.LoadBalancing;
import java.util.List;

/// What [Signals] has to know of clusters and load balancers, and may do to services. Control thread only.
interface FleetSignals extends ScaledServices {

    /// One service as it is.
    record ServiceCounts(String cluster, String service, int desired, long running, long pending) {}

    List<ServiceCounts> services();

    /// Each target group with each load balancer that sends to it.
    List<LoadBalancing.Balanced> groups();
}
