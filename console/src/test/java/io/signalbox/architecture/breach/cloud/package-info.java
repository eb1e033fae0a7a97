/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.cloud;

import org.jspecify.annotations.NullMarked;
