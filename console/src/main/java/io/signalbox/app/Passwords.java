package io.signalbox.app;

import io.signalbox.fleet.feed.PasswordSource;
import java.util.Arrays;

/// The admin password of one open tab, as long as it is open: servers that forget their sessions ask
/// for it again. Safe on any thread.
final class Passwords implements PasswordSource, AutoCloseable {

    private char[] password = new char[0];

    /// Takes the array over; it is overwritten when another comes or the tab closes.
    synchronized void set(char[] typed) {
        Arrays.fill(password, ' ');
        password = typed;
    }

    @Override
    public synchronized char[] password() {
        return password.clone();
    }

    @Override
    public synchronized void close() {
        Arrays.fill(password, ' ');
        password = new char[0];
    }
}
