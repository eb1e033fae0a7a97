/// Tests of metrics without a network.
@NullMarked
package io.signalbox.server.metrics;

import org.jspecify.annotations.NullMarked;
