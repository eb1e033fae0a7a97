package io.signalbox.app;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.keyring.Keyring;
import io.signalbox.environment.keyring.KeyringException;
import io.signalbox.ui.environments.LoginView;
import io.signalbox.ui.kit.FxThread;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keyring's part in one login. A password is remembered only after the fleet took it. FX thread
/// only; the keyring, which may block, is asked off it.
final class Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final Keyring keyring;
    private final AdminEndpoint admin;
    private final Consumer<char[]> found;
    private final Consumer<String> failed;
    private boolean remember;

    /// @param found takes over what the keyring holds
    /// @param failed hears in one sentence why a password was not remembered or forgotten
    Credentials(
            Keyring keyring, AdminEndpoint admin, Consumer<char[]> found, Consumer<String> failed) {
        this.keyring = keyring;
        this.admin = admin;
        this.found = found;
        this.failed = failed;
    }

    /// Looks into the keyring and tells the view how that came out.
    void look(LoginView view) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                char[] held = keyring.find(admin).orElseGet(() -> new char[0]);
                                FxThread.run(
                                        () -> {
                                            view.keyring(held.length > 0);
                                            found.accept(held);
                                        });
                            } catch (KeyringException e) {
                                FxThread.run(() -> view.noKeyring(String.valueOf(e.getMessage())));
                            }
                        });
    }

    /// Whether the password that is tried now is to be remembered if it is right.
    void wanted(boolean toRemember) {
        remember = toRemember;
    }

    /// The fleet took this password.
    ///
    /// @param source a copy of it, overwritten here
    void proved(Supplier<char[]> source) {
        if (!remember) {
            return;
        }
        remember = false;
        char[] password = source.get();
        offThread(
                () -> {
                    try {
                        keyring.remember(admin, password);
                    } finally {
                        Arrays.fill(password, ' ');
                    }
                });
    }

    void forget() {
        offThread(() -> keyring.forget(admin));
    }

    private interface Work {
        void run() throws KeyringException;
    }

    private void offThread(Work work) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                work.run();
                            } catch (KeyringException e) {
                                LOG.warn("{}", e.getMessage());
                                FxThread.run(() -> failed.accept(String.valueOf(e.getMessage())));
                            }
                        });
    }
}
