@NullMarked
package io.signalbox.ui.stacks;

import org.jspecify.annotations.NullMarked;
