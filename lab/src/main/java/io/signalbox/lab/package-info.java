/// The lab: the whole AWS side of a Socket.IO fleet on one machine. [Lab] puts the parts together, [LabMain] is the
/// program.
@NullMarked
package io.signalbox.lab;

import org.jspecify.annotations.NullMarked;
