@NullMarked
package io.signalbox.engineio.log;

import org.jspecify.annotations.NullMarked;
