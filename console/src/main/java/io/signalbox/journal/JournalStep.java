package io.signalbox.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step that was begun.
///
/// @param doneAt null while it runs, and for ever when it was cut off
public record JournalStep(String name, Instant startedAt, @Nullable Instant doneAt) {}
