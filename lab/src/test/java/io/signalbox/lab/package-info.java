@NullMarked
package io.signalbox.lab;

import org.jspecify.annotations.NullMarked;
