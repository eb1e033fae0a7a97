@NullMarked
package io.signalbox.engineio.transport.connection;

import org.jspecify.annotations.NullMarked;
