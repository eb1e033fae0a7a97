/// The Socket.IO side of the console: what the fleet is doing, as records and as one single-threaded state.
@NullMarked
package io.signalbox.fleet;

import org.jspecify.annotations.NullMarked;
