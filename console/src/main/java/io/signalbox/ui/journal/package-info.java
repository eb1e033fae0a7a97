/// The Journal screen: what was planned and done, and what came of it.
@NullMarked
package io.signalbox.ui.journal;

import org.jspecify.annotations.NullMarked;
