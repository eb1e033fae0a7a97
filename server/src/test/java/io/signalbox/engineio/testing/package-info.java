/// Clients for tests that say exactly the bytes they are told to.
@NullMarked
package io.signalbox.engineio.testing;

import org.jspecify.annotations.NullMarked;
