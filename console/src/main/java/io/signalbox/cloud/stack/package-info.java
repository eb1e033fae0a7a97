/// CloudFormation as the console sees it: stacks with their parameters, outputs, resources, events, change sets and drift.
/// Immutable records, safe on any thread.
@NullMarked
package io.signalbox.cloud.stack;

import org.jspecify.annotations.NullMarked;
