@NullMarked
package io.signalbox.bench.probe;

import org.jspecify.annotations.NullMarked;
