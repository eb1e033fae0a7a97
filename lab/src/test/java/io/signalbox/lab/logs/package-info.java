@NullMarked
package io.signalbox.lab.logs;

import org.jspecify.annotations.NullMarked;
