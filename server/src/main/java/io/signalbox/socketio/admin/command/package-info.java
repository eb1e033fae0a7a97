/// The commands of the official Admin UI.
@NullMarked
package io.signalbox.socketio.admin.command;

import org.jspecify.annotations.NullMarked;
