/// Sends the clients of a server away at a pace that the rest of the fleet can take.
@NullMarked
package io.signalbox.engineio.drain;

import org.jspecify.annotations.NullMarked;
