/// The lab's application load balancer on Netty: one listener on loopback, a routing table with weighted target
/// groups, both layers of stickiness cookies, HTTP health checks and draining. It behaves as an ALB does towards
/// clients and targets and knows nothing of the AWS API; package `lab.elb` puts that on top.
@NullMarked
package io.signalbox.lab.balancer;

import org.jspecify.annotations.NullMarked;
