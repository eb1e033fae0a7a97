/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.environment;

import org.jspecify.annotations.NullMarked;
