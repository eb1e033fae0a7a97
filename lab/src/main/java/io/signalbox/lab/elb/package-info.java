/// Elastic Load Balancing v2: the API on top of [io.signalbox.lab.balancer.Balancer]. A target group's id in the
/// balancer is its ARN.
@NullMarked
package io.signalbox.lab.elb;

import org.jspecify.annotations.NullMarked;
