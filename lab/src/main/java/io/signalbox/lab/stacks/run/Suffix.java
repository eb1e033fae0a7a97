package io.signalbox.lab.stacks.run;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// The random ending of generated names: twelve capitals and digits, as CloudFormation makes it.
final class Suffix {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Suffix() {}

    static String next() {
        return RANDOM.ints(12, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
