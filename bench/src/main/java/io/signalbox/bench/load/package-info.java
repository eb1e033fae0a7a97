/// The load generator: one event loop, prebuilt frames, answers counted by their frame headers.
@NullMarked
package io.signalbox.bench.load;

import org.jspecify.annotations.NullMarked;
