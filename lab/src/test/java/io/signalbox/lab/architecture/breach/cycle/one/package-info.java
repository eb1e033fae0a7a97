@NullMarked
package io.signalbox.lab.architecture.breach.cycle.one;

import org.jspecify.annotations.NullMarked;
