/// Breaks the rules on purpose: the proof that they can fail.
@NullMarked
package io.signalbox.architecture.breach.engineio;

import org.jspecify.annotations.NullMarked;
