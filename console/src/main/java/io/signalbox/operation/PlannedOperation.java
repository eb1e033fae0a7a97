package io.signalbox.operation;

import io.signalbox.journal.WeightMove;
import org.jspecify.annotations.Nullable;

/// A plan and what the journal needs to know beyond it.
public record PlannedOperation(Plan plan, @Nullable WeightMove move) {}
