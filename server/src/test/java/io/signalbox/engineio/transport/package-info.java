/// Tests of the transports without a network.
@NullMarked
package io.signalbox.engineio.transport;

import org.jspecify.annotations.NullMarked;
