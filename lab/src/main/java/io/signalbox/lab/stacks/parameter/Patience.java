package io.signalbox.lab.stacks.parameter;

import io.signalbox.lab.stacks.text.Wrong;
import java.util.regex.Pattern;

/// Matches with a limit on the work, since patterns come from templates and the control thread must go on.
final class Patience {
    private static final int MOST_LOOKS = 5_000_000;

    private Patience() {}

    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Counted(text, new int[] {MOST_LOOKS}, 0, text.length()))
                    .matches();
        } catch (TooMuch tooMuch) {
            throw Wrong.error(
                    "The pattern %s takes too long to match; write it without nested repetitions."
                            .formatted(pattern.pattern()));
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("", null, false, false);
        }
    }

    /// A text that can be looked at so many times only.
    @SuppressWarnings("ArrayRecordComponent") // the one count is shared on purpose; nobody compares
    private record Counted(String text, int[] left, int from, int to) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooMuch();
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, left, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
