@NullMarked
package io.signalbox.lab.architecture.breach;

import org.jspecify.annotations.NullMarked;
