@NullMarked
package io.signalbox.bench.compare;

import org.jspecify.annotations.NullMarked;
