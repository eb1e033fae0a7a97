/// How far an operation is, in words and as a list of its steps.
@NullMarked
package io.signalbox.ui.kit.operation;

import org.jspecify.annotations.NullMarked;
