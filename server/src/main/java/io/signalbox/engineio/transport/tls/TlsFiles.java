package io.signalbox.engineio.transport.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where certificate and key are.
///
/// @param certificate PEM: the server's certificate first, then the chain up to the root, which may be left out
/// @param key PEM, PKCS #8, perhaps encrypted
/// @param password of an encrypted key, null for one that is not encrypted
public record TlsFiles(Path certificate, Path key, @Nullable String password) {

    /// Leaves the password out.
    @Override
    public String toString() {
        return "TlsFiles[certificate=" + certificate + ", key=" + key + "]";
    }
}
