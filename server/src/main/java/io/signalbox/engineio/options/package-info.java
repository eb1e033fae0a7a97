/// Settings of Engine.IO by topic, with the official names and defaults. Plain values.
@NullMarked
package io.signalbox.engineio.options;

import org.jspecify.annotations.NullMarked;
