/// The Socket.IO side of the console: what the fleet is doing, as events and as snapshots.
@NullMarked
package io.signalbox.fleet;

import org.jspecify.annotations.NullMarked;
