/// What can be asked of a fleet through its admin namespace, apart from how it is sent.
@NullMarked
package io.signalbox.fleet.command;

import org.jspecify.annotations.NullMarked;
