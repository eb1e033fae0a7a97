/// Resource types without a behaviour in the lab: which there are, what they take, and the ids, ARNs and attributes that
/// AWS would give them.
@NullMarked
package io.signalbox.lab.stacks.recorded;

import org.jspecify.annotations.NullMarked;
