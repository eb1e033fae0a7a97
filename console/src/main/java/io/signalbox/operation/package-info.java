/// What an operator may change: intent, plan, guarded and verified execution.
@NullMarked
package io.signalbox.operation;

import org.jspecify.annotations.NullMarked;
