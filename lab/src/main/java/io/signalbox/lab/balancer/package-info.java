/// The lab's application load balancer on Netty: listeners on loopback that carry requests and WebSockets between
/// clients and targets as an ALB does. Where a request goes is decided in `route`; who can take it, and how well, is
/// known in `target`. Nothing here knows of the AWS API; package `lab.elb` puts that on top.
@NullMarked
package io.signalbox.lab.balancer;

import org.jspecify.annotations.NullMarked;
