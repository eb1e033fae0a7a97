/// Numbers of a channel server for Prometheus and CloudWatch. Everything is read when it is asked for: the hot
/// path only counts what it counts anyway.
@NullMarked
package io.signalbox.server.metrics;

import org.jspecify.annotations.NullMarked;
