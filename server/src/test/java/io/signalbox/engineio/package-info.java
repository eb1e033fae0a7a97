/// Tests of the event loops.
@NullMarked
package io.signalbox.engineio;

import org.jspecify.annotations.NullMarked;
