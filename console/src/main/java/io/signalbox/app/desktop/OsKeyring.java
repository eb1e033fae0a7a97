package io.signalbox.app.desktop;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.keyring.Keyring;
import io.signalbox.environment.keyring.KeyringException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keyring of the operating system: Keychain on macOS, the Credential Manager on Windows, the
/// Secret Service (GNOME Keyring, KeePassXC, KWallet's bridge) on Linux. Its library and its native
/// parts are loaded when it is first used. Safe on any thread; one call at a time.
public final class OsKeyring implements Keyring {
    private static final Logger LOG = LoggerFactory.getLogger(OsKeyring.class);
    private static final String NONE =
            "No keyring can be used here, so the password is asked for each time";

    private final ReentrantLock lock = new ReentrantLock();
    private com.github.javakeyring.@Nullable Keyring opened;

    private interface Work<T> {
        T on(com.github.javakeyring.Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public Optional<char[]> find(AdminEndpoint admin) throws KeyringException {
        return with(
                keyring -> {
                    try {
                        String held = keyring.getPassword(service(admin), user(admin));
                        return Optional.ofNullable(held)
                                .filter(text -> !text.isEmpty())
                                .map(String::toCharArray);
                    } catch (PasswordAccessException _) {
                        // What the library says of a password that is not there, too.
                        return Optional.<char[]>empty();
                    }
                },
                "read, so the password is asked for");
    }

    @Override
    public void remember(AdminEndpoint admin, char[] password) throws KeyringException {
        with(
                keyring -> {
                    keyring.setPassword(service(admin), user(admin), new String(password));
                    return true;
                },
                "written, so the password is not remembered");
    }

    @Override
    public void forget(AdminEndpoint admin) throws KeyringException {
        with(
                keyring -> {
                    try {
                        keyring.deletePassword(service(admin), user(admin));
                    } catch (PasswordAccessException _) {
                        return false;
                    }
                    return true;
                },
                "written, so the password stays in it");
    }

    /// The boundary to the library: native code that is missing shows as an error, not an exception.
    private <T> T with(Work<T> work, String what) throws KeyringException {
        lock.lock();
        try {
            com.github.javakeyring.Keyring keyring = opened;
            if (keyring == null) {
                keyring = com.github.javakeyring.Keyring.create();
                opened = keyring;
            }
            return work.on(keyring);
        } catch (BackendNotSupportedException | LinkageError e) {
            LOG.info("no keyring: {}", e.toString());
            throw new KeyringException(NONE, e);
        } catch (PasswordAccessException | RuntimeException e) {
            // Not its words: nobody promises that they hold no secret.
            throw new KeyringException("The keyring is locked or cannot be " + what, e);
        } finally {
            lock.unlock();
        }
    }

    private static String service(AdminEndpoint admin) {
        return "Signalbox " + admin.url() + admin.namespace();
    }

    private static String user(AdminEndpoint admin) {
        return admin.username() == null ? "" : admin.username();
    }
}
