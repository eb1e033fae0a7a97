/// Tests of the loop that keeps services as they are wanted, on a clock of their own.
@NullMarked
package io.signalbox.lab.ecs.cluster;

import org.jspecify.annotations.NullMarked;
