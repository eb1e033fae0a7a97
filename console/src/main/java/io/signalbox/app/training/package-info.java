/// What the JVM is shown at build time, so that the console starts quickly.
@NullMarked
package io.signalbox.app.training;

import org.jspecify.annotations.NullMarked;
