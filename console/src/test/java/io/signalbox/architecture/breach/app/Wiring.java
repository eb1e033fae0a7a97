package io.signalbox.architecture.breach.app;

/// What nobody may know.
public class Wiring {}
