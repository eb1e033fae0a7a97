/// What a running process uses: processor time, memory, threads, open files.
@NullMarked
package io.signalbox.bench.probe;

import org.jspecify.annotations.NullMarked;
