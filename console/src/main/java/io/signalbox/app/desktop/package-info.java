/// The parts of the operating system's desktop that the console uses where they are there: its
/// keyring, its notifications, its loudspeaker.
@NullMarked
package io.signalbox.app.desktop;

import org.jspecify.annotations.NullMarked;
