/// Launcher, wiring by hand, and the tour. Nobody imports this package.
@NullMarked
package io.signalbox.app;

import org.jspecify.annotations.NullMarked;
