/// Runs the same load against several servers in turn and puts the figures side by side.
@NullMarked
package io.signalbox.bench.compare;

import org.jspecify.annotations.NullMarked;
