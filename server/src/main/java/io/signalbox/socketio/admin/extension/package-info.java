/// What Signalbox adds to the Admin protocol: drains, queries and log levels. The contract for consoles is
/// `docs/admin-extensions.md`.
@NullMarked
package io.signalbox.socketio.admin.extension;

import org.jspecify.annotations.NullMarked;
