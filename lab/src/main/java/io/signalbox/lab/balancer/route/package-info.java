/// Where a request goes: rules by path, weighted target groups, and both layers of stickiness cookies.
@NullMarked
package io.signalbox.lab.balancer.route;

import org.jspecify.annotations.NullMarked;
