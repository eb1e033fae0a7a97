@NullMarked
package io.signalbox.cloud.stack;

import org.jspecify.annotations.NullMarked;
