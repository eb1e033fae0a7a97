@NullMarked
package io.signalbox.ui.kit.theme;

import org.jspecify.annotations.NullMarked;
