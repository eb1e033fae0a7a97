@NullMarked
package io.signalbox.ui.kit.words;

import org.jspecify.annotations.NullMarked;
