/// Tests of frames and compression without a network.
@NullMarked
package io.signalbox.engineio.transport.websocket;

import org.jspecify.annotations.NullMarked;
