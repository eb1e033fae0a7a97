/// The connection to the admin namespace of a fleet; the only package that knows the Socket.IO client.
@NullMarked
package io.signalbox.fleet.feed;

import org.jspecify.annotations.NullMarked;
