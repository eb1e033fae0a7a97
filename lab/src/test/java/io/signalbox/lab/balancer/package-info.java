@NullMarked
package io.signalbox.lab.balancer;

import org.jspecify.annotations.NullMarked;
