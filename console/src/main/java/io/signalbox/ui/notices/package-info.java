/// What an operator is told without asking: rules, the list of what was told, and what flies in.
@NullMarked
package io.signalbox.ui.notices;

import org.jspecify.annotations.NullMarked;
