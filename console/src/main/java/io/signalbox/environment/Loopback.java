package io.signalbox.environment;

import java.net.URI;

/// The test for "this machine only", on the text of the address: no name is looked up, so no name
/// server can talk the console into sending anything elsewhere.
public final class Loopback {

    private Loopback() {}

    public static boolean is(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /// @throws EnvironmentException when the address is not on this machine
    public static void require(URI endpoint) {
        if (!is(endpoint)) {
            throw new EnvironmentException(
                    "endpoint override '"
                            + endpoint
                            + "' is not on this machine; an override is for the lab and must be"
                            + " 127.0.0.1, localhost or [::1]");
        }
    }
}
