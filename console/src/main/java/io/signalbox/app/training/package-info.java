/// What the JVM is shown at build time, so that the console starts quickly and is quick from the
/// start.
@NullMarked
package io.signalbox.app.training;

import org.jspecify.annotations.NullMarked;
