/// CloudFormation as something to change: fleets deployed stack by stack through change sets, and removed again.
@NullMarked
package io.signalbox.operation.stack;

import org.jspecify.annotations.NullMarked;
