/// The behaviours of the official conformance suites over raw sockets, and the server as a process.
@NullMarked
package io.signalbox.server;

import org.jspecify.annotations.NullMarked;
