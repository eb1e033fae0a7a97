/// The console against official servers, on Node and in Python; profile `interop`.
@NullMarked
package io.signalbox.interop;

import org.jspecify.annotations.NullMarked;
