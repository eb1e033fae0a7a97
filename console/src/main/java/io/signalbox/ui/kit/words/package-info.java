/// How numbers, states and empty tables are put into words.
@NullMarked
package io.signalbox.ui.kit.words;

import org.jspecify.annotations.NullMarked;
