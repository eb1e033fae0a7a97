/// Answers to events: those that clients owe, those that are given to them, and their collection over many
/// clients.
@NullMarked
package io.signalbox.socketio.ack;

import org.jspecify.annotations.NullMarked;
