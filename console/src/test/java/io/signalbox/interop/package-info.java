/// The console against official Node servers; profile `interop`.
@NullMarked
package io.signalbox.interop;

import org.jspecify.annotations.NullMarked;
