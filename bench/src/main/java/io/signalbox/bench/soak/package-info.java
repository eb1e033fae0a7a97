/// An hour or more of mixed, bounded load against one channel server, with its memory watched.
@NullMarked
package io.signalbox.bench.soak;

import org.jspecify.annotations.NullMarked;
