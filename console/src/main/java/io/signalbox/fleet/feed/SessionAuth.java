package io.signalbox.fleet.feed;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The payload of the CONNECT packet: the session id once there is one, name and password before.
/// The client reads the map at each CONNECT, so the password exists as text for that moment only.
final class SessionAuth extends AbstractMap<String, String> {

    private final @Nullable String username;
    private final PasswordSource password;
    private volatile @Nullable String sessionId;

    SessionAuth(@Nullable String username, PasswordSource password) {
        this.username = username;
        this.password = password;
    }

    void session(@Nullable String id) {
        sessionId = id;
    }

    boolean hasSession() {
        return sessionId != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        String session = sessionId;
        if (session != null) {
            return Set.of(Map.entry("sessionId", session));
        }
        if (username == null) {
            return Set.of();
        }
        char[] secret = password.password();
        try {
            // A name without a password is mishandled by official servers; an empty one is not.
            return Set.of(
                    Map.entry("username", username), Map.entry("password", new String(secret)));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public String toString() {
        return "SessionAuth[…]";
    }
}
