/// `signalbox deploy`: a fleet file brought up, updated or removed from the command line, by the same operations as the
/// Stacks screen.
@NullMarked
package io.signalbox.app.deploy;

import org.jspecify.annotations.NullMarked;
