/// Tasks, each from its placement to its end. Processes and target groups are behind the interfaces `TaskRunner` and
/// `TargetRegistry`, the service that a task runs for behind `TaskOwner`. All state belongs to the lab's control thread.
@NullMarked
package io.signalbox.lab.ecs.task;

import org.jspecify.annotations.NullMarked;
