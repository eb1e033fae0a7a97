@NullMarked
package io.signalbox.lab.metrics;

import org.jspecify.annotations.NullMarked;
