@NullMarked
package io.signalbox.lab.architecture.breach.cycle.two;

import org.jspecify.annotations.NullMarked;
