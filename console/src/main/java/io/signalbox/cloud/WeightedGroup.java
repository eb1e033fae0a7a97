package io.signalbox.cloud;

/// A target group's share of a forward action.
///
/// @param weight 0..999, as AWS allows
public record WeightedGroup(String targetGroupArn, int weight) {}
