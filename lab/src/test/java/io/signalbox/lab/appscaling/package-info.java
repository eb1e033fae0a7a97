@NullMarked
package io.signalbox.lab.appscaling;

import org.jspecify.annotations.NullMarked;
