@NullMarked
package io.signalbox.lab.stacks.parameter;

import org.jspecify.annotations.NullMarked;
