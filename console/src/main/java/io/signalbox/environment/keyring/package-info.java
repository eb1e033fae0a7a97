/// Where passwords are remembered, which is never a file of ours.
@NullMarked
package io.signalbox.environment.keyring;

import org.jspecify.annotations.NullMarked;
