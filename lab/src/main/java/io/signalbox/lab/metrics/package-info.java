/// CloudWatch: metrics of the last three hours with metric math, and alarms that are really evaluated.
@NullMarked
package io.signalbox.lab.metrics;

import org.jspecify.annotations.NullMarked;
