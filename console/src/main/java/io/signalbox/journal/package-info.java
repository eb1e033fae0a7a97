/// The append-only record of every operation.
@NullMarked
package io.signalbox.journal;

import org.jspecify.annotations.NullMarked;
