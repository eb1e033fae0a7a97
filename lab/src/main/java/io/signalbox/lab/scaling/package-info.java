/// EC2 Auto Scaling: groups of simulated instances that come, serve and go, launch templates, and the API.
@NullMarked
package io.signalbox.lab.scaling;

import org.jspecify.annotations.NullMarked;
