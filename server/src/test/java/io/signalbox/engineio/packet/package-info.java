/// Tests of the Engine.IO codec.
@NullMarked
package io.signalbox.engineio.packet;

import org.jspecify.annotations.NullMarked;
