package io.signalbox.journal;

import io.signalbox.environment.Colour;
import org.jspecify.annotations.Nullable;

/// One value that a plan changes, in the operator's words.
///
/// @param colour the side it belongs to; null where it belongs to neither
public record Change(String subject, String before, String after, @Nullable Colour colour) {}
