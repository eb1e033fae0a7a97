package io.signalbox.architecture.breach.engineio.packet;

import com.fasterxml.jackson.databind.ObjectMapper;

/// A codec with a library.
class PacketWithJackson {
    final ObjectMapper mapper = new ObjectMapper();
}
