@NullMarked
package io.signalbox.lab.elb;

import org.jspecify.annotations.NullMarked;
