/// Tests of alarms on a clock of their own.
@NullMarked
package io.signalbox.lab.metrics.alarm;

import org.jspecify.annotations.NullMarked;
