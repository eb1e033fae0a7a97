package io.signalbox.operation;

/// What a step does: change something, or wait until something has come about.
public sealed interface StepWork permits Write, Await {}
