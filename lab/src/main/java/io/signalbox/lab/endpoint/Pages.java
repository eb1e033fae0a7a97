package io.signalbox.lab.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How a service cuts what it found into pages. A token names the operation and the last key that was handed out, so a
/// caller that pages while tasks come and go sees each remaining item once.
///
/// @param size the member in which the caller gives the items on a page
/// @param token the member in which the caller gives the token of the page before
/// @param next the member in which the answer gives the token of the next page
/// @param invalidToken the error code for a token that is not the operation's own
/// @param ifAbsent items on a page where the caller does not say
/// @param most items on a page at most
public record Pages(
        String size, String token, String next, String invalidToken, int ifAbsent, int most) {

    /// For a service that takes and gives the token in members of the same name.
    public static Pages of(String size, String token, String invalidToken, int ifAbsent, int most) {
        return new Pages(size, token, token, invalidToken, ifAbsent, most);
    }

    /// The same with another number of items on a page where the caller does not say.
    public Pages withIfAbsent(int items) {
        return new Pages(size, token, next, invalidToken, items, most);
    }

    /// One page; `next` is empty on the last one.
    public record Page<T>(List<T> items, Optional<String> next) {}

    /// The whole answer where items keep their order, so that the place in the list can be the key.
    ///
    /// @param list the member that the page is put into
    public Members answer(Input input, String operation, String list, List<Members> all) {
        Page<Members> page = inOrder(input, operation, all);
        return Members.of().put(list, page.items()).put(next, page.next().orElse(null));
    }

    /// The whole answer.
    ///
    /// @param list the member that the page is put into
    /// @param key as in [#page]
    /// @param shape of an item in the answer: [Members] or a text
    public <T> Members answer(
            Input input,
            String operation,
            String list,
            List<T> all,
            Function<T, String> key,
            Function<T, ?> shape) {
        Page<T> page = page(input, operation, all, key);
        return Members.of()
                .put(list, page.items().stream().map(shape).toList())
                .put(next, page.next().orElse(null));
    }

    /// As [#page], for items that keep their order.
    public <T> Page<T> inOrder(Input input, String operation, List<T> all) {
        List<Integer> places = IntStream.range(0, all.size()).boxed().toList();
        Page<Integer> page = page(input, operation, places, "%06d"::formatted);
        return new Page<>(page.items().stream().map(all::get).toList(), page.next());
    }

    /// @param operation ties tokens to it
    /// @param key unique for an item; pages come in its order
    public <T> Page<T> page(Input input, String operation, List<T> all, Function<T, String> key) {
        int asked = input.number(size).orElse(ifAbsent);
        if (asked < 1 || asked > most) {
            throw input.invalid("%s must be 1 to %d, not %d.".formatted(size, most, asked));
        }
        String after = input.text(token).map(given -> decode(given, operation)).orElse("");
        List<T> rest =
                all.stream()
                        .filter(item -> key.apply(item).compareTo(after) > 0)
                        .sorted(Comparator.comparing(key))
                        .toList();
        if (rest.size() <= asked) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> page = List.copyOf(rest.subList(0, asked));
        return new Page<>(page, Optional.of(encode(key.apply(page.getLast()), operation)));
    }

    private static String encode(String lastKey, String operation) {
        byte[] plain = (operation + "\n" + lastKey).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private String decode(String given, String operation) {
        String prefix = operation + "\n";
        String plain = "";
        try {
            plain = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            // falls through to the refusal below: the empty text has not the prefix
        }
        if (!plain.startsWith(prefix)) {
            throw ApiError.of(
                    invalidToken, "%s is not one that %s gave out.".formatted(token, operation));
        }
        return plain.substring(prefix.length());
    }
}
