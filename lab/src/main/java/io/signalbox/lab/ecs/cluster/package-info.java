/// Clusters with their services, and the loop that keeps as many tasks of the right revision as each service wants. How a
/// single task lives is in `task`. All state belongs to the lab's control thread.
@NullMarked
package io.signalbox.lab.ecs.cluster;

import org.jspecify.annotations.NullMarked;
