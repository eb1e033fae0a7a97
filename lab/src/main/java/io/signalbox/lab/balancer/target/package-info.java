/// Who takes requests: target groups with their members, health checks, draining and traffic counts.
@NullMarked
package io.signalbox.lab.balancer.target;

import org.jspecify.annotations.NullMarked;
