/// The servers that are compared, each as a process of its own.
@NullMarked
package io.signalbox.bench.peer;

import org.jspecify.annotations.NullMarked;
