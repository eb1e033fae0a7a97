package io.signalbox.socketio.adapter.cluster;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Short random names that need to be unique among the servers of a fleet, not secret.
public final class Tokens {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 6;

    private Tokens() {}

    public static String next() {
        StringBuilder token = new StringBuilder(LENGTH);
        long bits = ThreadLocalRandom.current().nextLong();
        for (int i = 0; i < LENGTH; i++) {
            token.append(ALPHABET.charAt((int) (bits & 63)));
            bits >>>= 6;
        }
        return token.toString();
    }

    /// 16 hexadecimal digits, as sharded members name themselves and their requests.
    public static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
