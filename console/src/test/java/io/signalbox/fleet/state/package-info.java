@NullMarked
package io.signalbox.fleet.state;

import org.jspecify.annotations.NullMarked;
