/// The channel server: settings, health, the channel app and their wiring.
@NullMarked
package io.signalbox.server;

import org.jspecify.annotations.NullMarked;
