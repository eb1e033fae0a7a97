package io.signalbox.socketio.admin.login;

import java.util.regex.Pattern;

/// Who may connect to the admin namespace.
public sealed interface AdminAuth {

    /// Everybody who can reach the server.
    record None() implements AdminAuth {}

    /// One user name with one password, known by its bcrypt hash (`$2a$`, `$2b$` or `$2y$`).
    record Basic(String username, String bcryptHash) implements AdminAuth {

        private static final Pattern BCRYPT =
                Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

        /// @throws IllegalArgumentException if the hash is not one; the text does not repeat it
        public Basic {
            if (username.isEmpty()) {
                throw new IllegalArgumentException("the admin user name is empty");
            }
            if (!BCRYPT.matcher(bcryptHash).matches()) {
                throw new IllegalArgumentException(
                        "the admin password must be given as a bcrypt hash: $2a$, $2b$ or $2y$,"
                                + " a cost from 04 to 31, 53 more characters");
            }
        }

        /// Leaves out the hash.
        @Override
        public String toString() {
            return "Basic[username=" + username + "]";
        }
    }
}
