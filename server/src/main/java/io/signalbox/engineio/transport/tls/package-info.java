/// TLS from PEM files that may change while the server runs.
@NullMarked
package io.signalbox.engineio.transport.tls;

import org.jspecify.annotations.NullMarked;
