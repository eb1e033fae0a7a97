/// Parameters of templates: their types, their constraints and the values that stacks have for them.
@NullMarked
package io.signalbox.lab.stacks.parameter;

import org.jspecify.annotations.NullMarked;
