/// Clusters, services, tasks and the rest in the structures of the ECS API. Reads only, on the lab's control thread.
@NullMarked
package io.signalbox.lab.ecs.shape;

import org.jspecify.annotations.NullMarked;
