@NullMarked
package io.signalbox.engineio.options;

import org.jspecify.annotations.NullMarked;
