package io.signalbox.fleet.feed;

/// Where the admin password comes from. Asked once per login and not kept: after the login the
/// server's session id stands in for it.
@FunctionalInterface
public interface PasswordSource {

    /// A fresh copy; the caller overwrites it after use. Empty where there is none. Must not block.
    char[] password();

    static PasswordSource none() {
        return () -> new char[0];
    }
}
