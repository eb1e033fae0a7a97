package io.signalbox.ui.kit.filter;

import java.util.Locale;
import java.util.OptionalDouble;

/// What stands after the colon, ready to be compared with.
///
/// @param text in lower case for [Sign#CONTAINS], else as typed; empty asks for any value at all
/// @param number the text as a number, where it is one
public record Operand(Sign sign, String text, OptionalDouble number) {

    public enum Sign {
        CONTAINS,
        EQUALS,
        MORE,
        AT_LEAST,
        LESS,
        AT_MOST
    }

    static Operand of(FilterTerm term) {
        String value = term.value();
        if (term.quoted() || value.isEmpty()) {
            return new Operand(Sign.CONTAINS, lower(value), OptionalDouble.empty());
        }
        Sign sign = sign(value);
        String rest = value.substring(length(sign, value));
        return new Operand(sign, sign == Sign.CONTAINS ? lower(rest) : rest, number(rest));
    }

    private static Sign sign(String value) {
        boolean equal = value.length() > 1 && value.charAt(1) == '=';
        return switch (value.charAt(0)) {
            case '=' -> Sign.EQUALS;
            case '>' -> equal ? Sign.AT_LEAST : Sign.MORE;
            case '<' -> equal ? Sign.AT_MOST : Sign.LESS;
            default -> Sign.CONTAINS;
        };
    }

    private static int length(Sign sign, String value) {
        return switch (sign) {
            case CONTAINS -> 0;
            case EQUALS -> value.startsWith("==") ? 2 : 1;
            case MORE, LESS -> 1;
            case AT_LEAST, AT_MOST -> 2;
        };
    }

    private static OptionalDouble number(String text) {
        String plain = text.replace(",", "");
        if (!plain.matches("-?(\\d+(\\.\\d*)?|\\.\\d+)")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(plain));
    }

    /// Whether a text fits: it contains, or is, or as a number lies where it should.
    public boolean fits(String found) {
        if (text.isEmpty()) {
            return !found.isEmpty();
        }
        return switch (sign) {
            case CONTAINS -> contains(found, text);
            case EQUALS -> found.equals(text);
            case MORE, AT_LEAST, LESS, AT_MOST -> {
                OptionalDouble value = number(found);
                yield value.isPresent() && number.isPresent() && fits(value.getAsDouble());
            }
        };
    }

    /// Whether a word of a few fits: like a text, but from its beginning, as one word may be a part of
    /// another.
    boolean begins(String found) {
        return (sign == Sign.CONTAINS && !text.isEmpty())
                ? found.regionMatches(true, 0, text, 0, text.length())
                : fits(found);
    }

    /// Whether a number fits; NaN never does. Equal is what is shown as the same number.
    public boolean fits(double value) {
        double asked = number.orElse(Double.NaN);
        return switch (sign) {
            case CONTAINS, EQUALS -> text.isEmpty() ? !Double.isNaN(value) : same(value, asked);
            case MORE -> value > asked;
            case AT_LEAST -> value >= asked;
            case LESS -> value < asked;
            case AT_MOST -> value <= asked;
        };
    }

    private static boolean same(double value, double asked) {
        return Math.abs(value - asked) < (Math.rint(asked) == asked ? 0.5 : 0.05);
    }

    /// Without making a copy of `found`.
    static boolean contains(String found, String lower) {
        int most = found.length() - lower.length();
        char low = lower.charAt(0);
        char high = Character.toUpperCase(low);
        for (int i = 0; i <= most; i++) {
            char c = found.charAt(i);
            if ((c == low || c == high) && found.regionMatches(true, i, lower, 0, lower.length())) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
