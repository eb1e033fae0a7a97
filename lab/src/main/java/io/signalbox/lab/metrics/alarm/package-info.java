/// CloudWatch's alarms, on metrics and composite, that are really evaluated.
@NullMarked
package io.signalbox.lab.metrics.alarm;

import org.jspecify.annotations.NullMarked;
