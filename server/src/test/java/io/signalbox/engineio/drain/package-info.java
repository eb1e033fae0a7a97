/// Tests of drains without a network.
@NullMarked
package io.signalbox.engineio.drain;

import org.jspecify.annotations.NullMarked;
