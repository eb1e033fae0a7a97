/// Connections of its own that find out where new clients land; they have nothing to do with the feed.
@NullMarked
package io.signalbox.fleet.feed.probe;

import org.jspecify.annotations.NullMarked;
