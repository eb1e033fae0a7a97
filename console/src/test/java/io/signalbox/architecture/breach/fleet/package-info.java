/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.fleet;

import org.jspecify.annotations.NullMarked;
