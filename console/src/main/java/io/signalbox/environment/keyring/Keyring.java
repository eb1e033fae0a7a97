package io.signalbox.environment.keyring;

import io.signalbox.environment.AdminEndpoint;
import java.util.Optional;

/// Where the operating system keeps passwords for its user. Every call may block and may ask the user
/// to unlock it.
public interface Keyring {

    /// The password that was remembered for this user of this fleet; empty when there is none.
    ///
    /// @return an array that is the caller's to overwrite
    /// @throws KeyringException when the keyring cannot be read
    Optional<char[]> find(AdminEndpoint admin) throws KeyringException;

    /// @param password stays the caller's
    /// @throws KeyringException when the keyring cannot be written
    void remember(AdminEndpoint admin, char[] password) throws KeyringException;

    /// Forgets it; nothing to do when there is none.
    ///
    /// @throws KeyringException when the keyring cannot be written
    void forget(AdminEndpoint admin) throws KeyringException;
}
