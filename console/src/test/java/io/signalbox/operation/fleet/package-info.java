@NullMarked
package io.signalbox.operation.fleet;

import org.jspecify.annotations.NullMarked;
