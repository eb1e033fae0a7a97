/// ECS: one cluster, its services, tasks and container instances, the loop that keeps them as they are wanted, and the
/// API. Processes and target groups are behind the interfaces [TaskRunner] and [TargetRegistry]. All state belongs to
/// the lab's control thread.
@NullMarked
package io.signalbox.lab.ecs;

import org.jspecify.annotations.NullMarked;
