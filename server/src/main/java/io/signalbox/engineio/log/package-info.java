/// Logging of what clients can bring about.
@NullMarked
package io.signalbox.engineio.log;

import org.jspecify.annotations.NullMarked;
