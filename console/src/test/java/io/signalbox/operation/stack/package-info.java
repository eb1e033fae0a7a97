@NullMarked
package io.signalbox.operation.stack;

import org.jspecify.annotations.NullMarked;
