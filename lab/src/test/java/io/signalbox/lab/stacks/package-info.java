@NullMarked
package io.signalbox.lab.stacks;

import org.jspecify.annotations.NullMarked;
