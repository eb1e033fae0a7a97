/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.app;

import org.jspecify.annotations.NullMarked;
