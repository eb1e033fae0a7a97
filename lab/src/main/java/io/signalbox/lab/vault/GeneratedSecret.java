package io.signalbox.lab.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.lab.endpoint.Input;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// `GenerateSecretString`: a password, by itself or under a key of a JSON template.
final class GeneratedSecret {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int USUAL_LENGTH = 32;
    private static final int LONGEST = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedSecret() {}

    static String make(Input wish) {
        String password = password(wish);
        Optional<String> template = wish.text("SecretStringTemplate");
        Optional<String> key = wish.text("GenerateStringKey");
        if (template.isPresent() != key.isPresent()) {
            throw wish.invalid("SecretStringTemplate and GenerateStringKey belong together.");
        }
        return template.isPresent()
                ? within(wish, template.get(), key.orElseThrow(), password)
                : password;
    }

    private static String within(Input wish, String template, String key, String password) {
        try {
            if (JSON.readTree(template) instanceof ObjectNode node) {
                return node.put(key, password).toString();
            }
        } catch (JsonProcessingException notJson) {
            // refused below, like JSON that is no object
        }
        throw wish.invalid("SecretStringTemplate must be a JSON object.");
    }

    private static String password(Input wish) {
        int length = wish.number("PasswordLength").orElse(USUAL_LENGTH);
        if (length < 1 || length > LONGEST) {
            throw wish.invalid(
                    "PasswordLength must be 1 to %d, not %d.".formatted(LONGEST, length));
        }
        List<String> kinds = kinds(wish);
        if (kinds.isEmpty()) {
            throw wish.invalid("GenerateSecretString excludes every character.");
        }
        List<Character> password = new ArrayList<>();
        if (wish.flag("RequireEachIncludedType").orElse(true) && length >= kinds.size()) {
            kinds.forEach(kind -> password.add(any(kind)));
        }
        String all = String.join("", kinds);
        while (password.size() < length) {
            password.add(any(all));
        }
        Collections.shuffle(password, RANDOM);
        StringBuilder text = new StringBuilder(length);
        password.forEach(text::append);
        return text.toString();
    }

    private static List<String> kinds(Input wish) {
        String excluded = wish.text("ExcludeCharacters").orElse("");
        List<String> kinds = new ArrayList<>();
        add(kinds, LOWER, excluded, wish.flag("ExcludeLowercase").orElse(false));
        add(kinds, UPPER, excluded, wish.flag("ExcludeUppercase").orElse(false));
        add(kinds, DIGITS, excluded, wish.flag("ExcludeNumbers").orElse(false));
        add(kinds, PUNCTUATION, excluded, wish.flag("ExcludePunctuation").orElse(false));
        add(kinds, " ", excluded, !wish.flag("IncludeSpace").orElse(false));
        return kinds;
    }

    private static void add(List<String> kinds, String kind, String excluded, boolean without) {
        StringBuilder left = new StringBuilder();
        kind.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> left.append((char) c));
        if (!without && !left.isEmpty()) {
            kinds.add(left.toString());
        }
    }

    private static char any(String among) {
        return among.charAt(RANDOM.nextInt(among.length()));
    }
}
