package io.signalbox.lab.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cuts sorted results into pages. A token names the operation and the last key that was handed out, so a caller that
/// pages while tasks come and go sees each remaining item once.
public final class Pages {
    private Pages() {}

    /// One page; `next` is empty on the last one.
    public record Page<T>(List<T> items, Optional<String> next) {}

    /// How one operation pages: the scope that ties its tokens to it, the items on a page, the token of the caller.
    public record Request(String operation, int size, Optional<String> token) {

        /// Reads size and token, checking the size against 1 to `most`.
        ///
        /// @param ifAbsent items on a page where the caller does not say
        public static Request from(
                Input input, String operation, Names names, int ifAbsent, int most) {
            int size = input.number(names.size()).orElse(ifAbsent);
            if (size < 1 || size > most) {
                throw input.invalid(
                        "%s must be 1 to %d, not %d.".formatted(names.size(), most, size));
            }
            return new Request(operation, size, input.text(names.token()));
        }
    }

    /// The members in which a service takes page size and token, and its error code for a token that is not its own.
    public record Names(String size, String token, String invalidToken) {}

    /// @param key unique for an item; pages come in its order
    public static <T> Page<T> page(
            List<T> all, Function<T, String> key, Request request, Names names) {
        String after = request.token().map(token -> decode(token, request, names)).orElse("");
        List<T> rest =
                all.stream()
                        .filter(item -> key.apply(item).compareTo(after) > 0)
                        .sorted(Comparator.comparing(key))
                        .toList();
        if (rest.size() <= request.size()) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> items = List.copyOf(rest.subList(0, request.size()));
        return new Page<>(items, Optional.of(encode(key.apply(items.getLast()), request)));
    }

    private static String encode(String lastKey, Request request) {
        byte[] plain = (request.operation() + "\n" + lastKey).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private static String decode(String token, Request request, Names names) {
        String prefix = request.operation() + "\n";
        String plain = "";
        try {
            plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            // falls through to the refusal below: the empty text has not the prefix
        }
        if (!plain.startsWith(prefix)) {
            throw ApiError.of(
                    names.invalidToken(),
                    "%s is not one that %s gave out."
                            .formatted(names.token(), request.operation()));
        }
        return plain.substring(prefix.length());
    }
}
