package io.signalbox.app.desktop;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.keyring.Keyring;
import io.signalbox.environment.keyring.KeyringException;
import java.util.Optional;

/// Stands where no keyring can be used.
///
/// @param reason one sentence for the operator
public record NoKeyring(String reason) implements Keyring {

    @Override
    public Optional<char[]> find(AdminEndpoint admin) throws KeyringException {
        throw new KeyringException(reason);
    }

    @Override
    public void remember(AdminEndpoint admin, char[] password) throws KeyringException {
        throw new KeyringException(reason);
    }

    @Override
    public void forget(AdminEndpoint admin) throws KeyringException {
        throw new KeyringException(reason);
    }
}
