/// Who may use whom in this module.
@NullMarked
package io.signalbox.architecture;

import org.jspecify.annotations.NullMarked;
