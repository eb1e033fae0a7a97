@NullMarked
package io.signalbox.bench;

import org.jspecify.annotations.NullMarked;
