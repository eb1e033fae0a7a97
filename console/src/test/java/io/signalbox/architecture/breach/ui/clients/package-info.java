/// Breaks rules on purpose, to prove them.
@NullMarked
package io.signalbox.architecture.breach.ui.clients;

import org.jspecify.annotations.NullMarked;
