/// The Clients screen: the sockets of the fleet.
@NullMarked
package io.signalbox.ui.clients;

import org.jspecify.annotations.NullMarked;
