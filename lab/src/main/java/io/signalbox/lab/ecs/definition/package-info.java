/// ECS task definitions: families and their revisions, kept whole as they were registered, with what the lab acts by
/// read out of them. Control thread only.
@NullMarked
package io.signalbox.lab.ecs.definition;

import org.jspecify.annotations.NullMarked;
