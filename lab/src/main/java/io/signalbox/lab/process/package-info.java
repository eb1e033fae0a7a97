/// Processes of the lab: servers as tasks, Redis, and the reaper that leaves none behind.
@NullMarked
package io.signalbox.lab.process;

import org.jspecify.annotations.NullMarked;
