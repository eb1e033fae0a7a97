/// What adapters of a fleet have in common, whatever carries their messages: the messages of the official
/// `ClusterAdapter`, requests that wait for answers, and careful reading of what other servers wrote.
@NullMarked
package io.signalbox.socketio.adapter.cluster;

import org.jspecify.annotations.NullMarked;
