@NullMarked
package io.signalbox.lab.scaling;

import org.jspecify.annotations.NullMarked;
