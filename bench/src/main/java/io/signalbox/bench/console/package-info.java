/// The console in front of a synthetic fleet of 100,000 sockets: frames, memory, latency, start.
@NullMarked
package io.signalbox.bench.console;

import org.jspecify.annotations.NullMarked;
