/// Change sets: what an update would do, told before it does, down to single values.
@NullMarked
package io.signalbox.lab.stacks.change;

import org.jspecify.annotations.NullMarked;
