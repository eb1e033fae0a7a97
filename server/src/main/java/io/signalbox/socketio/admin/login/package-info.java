/// Who may be an admin: the password, earlier sessions, and a limit for guessing.
@NullMarked
package io.signalbox.socketio.admin.login;

import org.jspecify.annotations.NullMarked;
