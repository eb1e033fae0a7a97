/// Synthetic Socket.IO clients that come, talk and go through the lab's load balancer.
@NullMarked
package io.signalbox.lab.load;

import org.jspecify.annotations.NullMarked;
