package io.signalbox.socketio.admin.extension;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;

/// The place of an item in the order of a query: by key, where keys are equal by namespace and id. The last
/// one of a page, in a form that only servers read, is where the next page goes on.
record Cursor(String key, String nsp, String id) {
    static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::key).thenComparing(Cursor::nsp).thenComparing(Cursor::id);
    private static final int PARTS = 3;

    static Comparator<Cursor> order(boolean descending) {
        return descending ? ORDER.reversed() : ORDER;
    }

    String text() {
        return part(key) + "." + part(nsp) + "." + part(id);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor parse(String text) throws Refusal {
        String[] parts = text.split("\\.", -1);
        if (parts.length == PARTS) {
            try {
                return new Cursor(read(parts[0]), read(parts[1]), read(parts[2]));
            } catch (IllegalArgumentException e) {
                // Said below in the same words.
            }
        }
        throw new Refusal("cursor is none that a server has given");
    }

    private static String read(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
