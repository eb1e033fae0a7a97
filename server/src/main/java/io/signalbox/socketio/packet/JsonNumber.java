package io.signalbox.socketio.packet;

import io.signalbox.engineio.packet.MalformedPacketException;

/// Reads a JSON number as the smallest of `Integer`, `Long`, `Double` that holds it.
final class JsonNumber {
    // A long has at least 18 digits; longer integers go the slow way through a double, as in
    // JavaScript.
    private static final int MAX_LONG_DIGITS = 18;

    private JsonNumber() {}

    static Object read(JsonReader in) throws MalformedPacketException {
        int start = in.position();
        boolean negative = in.peek() == '-';
        if (negative) {
            in.next();
        }
        int first = in.position();
        long value = integer(in);
        boolean whole = true;
        if (in.peek() == '.') {
            whole = false;
            in.next();
            digits(in);
        }
        if (in.peek() == 'e' || in.peek() == 'E') {
            whole = false;
            exponent(in);
        }
        if (whole && in.position() - first <= MAX_LONG_DIGITS) {
            return boxed(negative ? -value : value);
        }
        return Double.valueOf(in.ascii(start));
    }

    private static Object boxed(long value) {
        int small = (int) value;
        if (small == value) {
            return small;
        }
        return value;
    }

    /// Digits without a leading zero. The value has overflowed when they are more than a long holds.
    private static long integer(JsonReader in) throws MalformedPacketException {
        if (in.peek() == '0') {
            in.next();
            return 0;
        }
        return digits(in);
    }

    private static long digits(JsonReader in) throws MalformedPacketException {
        if (!isDigit(in.peek())) {
            throw new MalformedPacketException("not JSON");
        }
        long value = 0;
        while (isDigit(in.peek())) {
            value = value * 10 + (in.next() - '0');
        }
        return value;
    }

    private static void exponent(JsonReader in) throws MalformedPacketException {
        in.next();
        if (in.peek() == '+' || in.peek() == '-') {
            in.next();
        }
        digits(in);
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }
}
