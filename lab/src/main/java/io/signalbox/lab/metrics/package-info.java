/// CloudWatch, as far as the lab has it.
@NullMarked
package io.signalbox.lab.metrics;

import org.jspecify.annotations.NullMarked;
