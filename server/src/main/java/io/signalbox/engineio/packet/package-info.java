/// Engine.IO v4 packets and their bytes: text and binary frames, long-polling payloads. No channel, no I/O.
@NullMarked
package io.signalbox.engineio.packet;

import org.jspecify.annotations.NullMarked;
