package io.signalbox.operation;

/// One step of a plan, shown by name while it runs. A write is followed by reading back.
public record Step(String name, StepWork work) {}
