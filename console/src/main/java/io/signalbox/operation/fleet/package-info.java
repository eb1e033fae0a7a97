/// Plans and carries out what changes a fleet through its admin namespace.
@NullMarked
package io.signalbox.operation.fleet;

import org.jspecify.annotations.NullMarked;
