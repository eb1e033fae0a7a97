/// What stands beside a table about the row that was chosen.
@NullMarked
package io.signalbox.ui.kit.detail;

import org.jspecify.annotations.NullMarked;
