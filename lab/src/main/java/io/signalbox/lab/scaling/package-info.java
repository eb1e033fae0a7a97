/// EC2 Auto Scaling: one group of simulated instances that come, serve and go, and its API.
@NullMarked
package io.signalbox.lab.scaling;

import org.jspecify.annotations.NullMarked;
