/// Tests of target groups and their health.
@NullMarked
package io.signalbox.lab.balancer.target;

import org.jspecify.annotations.NullMarked;
