/// Keeps the state of a fleet from what its feed tells, and makes snapshots of it.
@NullMarked
package io.signalbox.fleet.state;

import org.jspecify.annotations.NullMarked;
