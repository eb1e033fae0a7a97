package io.signalbox.operation;

/// What is seen of a change.
///
/// @param reached it has come about
/// @param now what is there, for the sentence of a failure: `the rule has 90 | 10`
public record Sight(boolean reached, String now) {}
