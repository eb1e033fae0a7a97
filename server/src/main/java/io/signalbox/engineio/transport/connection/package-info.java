/// Who is at the other end of a connection: PROXY protocol, forwarded headers, connections per address.
@NullMarked
package io.signalbox.engineio.transport.connection;

import org.jspecify.annotations.NullMarked;
