@NullMarked
package io.signalbox.lab.process;

import org.jspecify.annotations.NullMarked;
