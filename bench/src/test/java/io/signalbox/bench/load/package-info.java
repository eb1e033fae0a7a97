@NullMarked
package io.signalbox.bench.load;

import org.jspecify.annotations.NullMarked;
