@NullMarked
package io.signalbox.lab.architecture.breach.lab.balancer;

import org.jspecify.annotations.NullMarked;
