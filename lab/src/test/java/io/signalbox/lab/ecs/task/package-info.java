/// Tests of the lives of tasks.
@NullMarked
package io.signalbox.lab.ecs.task;

import org.jspecify.annotations.NullMarked;
