/// What the screens of the fleet share: what can be done to clients and rooms, whether it can be done
/// now, the questions that it takes, and what of a client's words is not shown.
@NullMarked
package io.signalbox.ui.kit.fleet;

import org.jspecify.annotations.NullMarked;
