@NullMarked
package io.signalbox.bench.soak;

import org.jspecify.annotations.NullMarked;
