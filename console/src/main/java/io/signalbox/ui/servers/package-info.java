/// The Servers screen: one row a Socket.IO server, with where it runs.
@NullMarked
package io.signalbox.ui.servers;

import org.jspecify.annotations.NullMarked;
