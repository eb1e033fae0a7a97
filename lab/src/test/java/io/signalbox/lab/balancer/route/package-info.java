/// Tests of where requests go.
@NullMarked
package io.signalbox.lab.balancer.route;

import org.jspecify.annotations.NullMarked;
