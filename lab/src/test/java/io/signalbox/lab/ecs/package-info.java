@NullMarked
package io.signalbox.lab.ecs;

import org.jspecify.annotations.NullMarked;
