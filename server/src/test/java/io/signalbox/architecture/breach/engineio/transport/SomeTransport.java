package io.signalbox.architecture.breach.engineio.transport;

/// Something to look at.
public class SomeTransport {}
