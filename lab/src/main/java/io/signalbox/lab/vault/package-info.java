/// Secrets Manager, as far as tasks need it: secrets that live in memory alone, and whose values no answer has.
@NullMarked
package io.signalbox.lab.vault;

import org.jspecify.annotations.NullMarked;
