package io.signalbox.app;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.keyring.Keyring;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A keyring in memory.
final class TestingKeyring implements Keyring {
    private final Map<String, String> held = new ConcurrentHashMap<>();

    @Override
    public Optional<char[]> find(AdminEndpoint admin) {
        return Optional.ofNullable(held.get(key(admin))).map(String::toCharArray);
    }

    @Override
    public void remember(AdminEndpoint admin, char[] password) {
        held.put(key(admin), new String(password));
    }

    @Override
    public void forget(AdminEndpoint admin) {
        held.remove(key(admin));
    }

    Map<String, String> held() {
        return held;
    }

    private static String key(AdminEndpoint admin) {
        return admin.username() + "@" + admin.url();
    }
}
