@NullMarked
package io.signalbox.lab.endpoint;

import org.jspecify.annotations.NullMarked;
