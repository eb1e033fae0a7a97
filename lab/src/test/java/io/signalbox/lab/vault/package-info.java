@NullMarked
package io.signalbox.lab.vault;

import org.jspecify.annotations.NullMarked;
