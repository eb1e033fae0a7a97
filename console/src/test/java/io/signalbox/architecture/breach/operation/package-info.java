/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.operation;

import org.jspecify.annotations.NullMarked;
