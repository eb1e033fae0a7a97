package io.signalbox.cloud.stack;

import org.jspecify.annotations.Nullable;

/// One property of a resource that a change set would change.
///
/// @param path `/Properties/Actions/0/ForwardConfig`, or `Tags`
/// @param before null where there was nothing or CloudFormation cannot tell
/// @param after null where there will be nothing or CloudFormation cannot tell yet
/// @param recreates `Never`, `Conditionally` or `Always`: whether this makes a new resource
public record PropertyChange(
        String path, @Nullable String before, @Nullable String after, String recreates) {}
