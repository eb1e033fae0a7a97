/// What the console is pointed at, and which credentials it may use there.
@NullMarked
package io.signalbox.environment;

import org.jspecify.annotations.NullMarked;
