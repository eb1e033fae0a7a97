@NullMarked
package io.signalbox.ui.kit.operation;

import org.jspecify.annotations.NullMarked;
