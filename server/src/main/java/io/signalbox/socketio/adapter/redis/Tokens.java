package io.signalbox.socketio.adapter.redis;

import java.util.concurrent.ThreadLocalRandom;

/// Short random names that need to be unique among the servers of a fleet, not secret.
final class Tokens {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 6;

    private Tokens() {}

    static String next() {
        StringBuilder token = new StringBuilder(LENGTH);
        long bits = ThreadLocalRandom.current().nextLong();
        for (int i = 0; i < LENGTH; i++) {
            token.append(ALPHABET.charAt((int) (bits & 63)));
            bits >>>= 6;
        }
        return token.toString();
    }
}
