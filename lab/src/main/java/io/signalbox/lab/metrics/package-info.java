/// CloudWatch's metrics of the last three hours, with metric math. Alarms on them are in `alarm`.
@NullMarked
package io.signalbox.lab.metrics;

import org.jspecify.annotations.NullMarked;
