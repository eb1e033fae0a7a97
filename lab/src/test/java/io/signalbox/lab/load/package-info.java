@NullMarked
package io.signalbox.lab.load;

import org.jspecify.annotations.NullMarked;
