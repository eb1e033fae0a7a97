package io.signalbox.lab.balancer.route;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Both layers of stickiness cookies: `AWSALBTG` names the group, `AWSALB` the target, each with a twin for
/// cross-origin requests (`…CORS`). A value is opaque to clients: AES-GCM over layer, end of life and name, under a key
/// that lives as long as this object. What was altered, has expired, or belongs to the other layer reads as absent.
///
/// Safe from any thread.
public final class StickyCookies {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    // Our own values are about 150 characters; longer ones are not worth decrypting.
    private static final int LONGEST_VALUE = 1024;
    private static final DateTimeFormatter EXPIRES =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    enum Layer {
        GROUP("AWSALBTG"),
        TARGET("AWSALB");

        private final String cookie;
        private final String corsCookie;

        Layer(String cookie) {
            this.cookie = cookie;
            this.corsCookie = cookie + "CORS";
        }

        boolean owns(Cookie candidate) {
            return candidate.name().equals(cookie) || candidate.name().equals(corsCookie);
        }
    }

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    public StickyCookies(InstantSource clock) {
        this.clock = clock;
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(128, random);
            this.key = generator.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /// The name that a request's cookie of this layer carries.
    Optional<String> read(Layer layer, HttpHeaders request) {
        return request.getAll(HttpHeaderNames.COOKIE).stream()
                .flatMap(header -> ServerCookieDecoder.LAX.decodeAll(header).stream())
                .filter(layer::owns)
                .flatMap(cookie -> open(layer, cookie.value()).stream())
                .findFirst();
    }

    /// Two `Set-Cookie` values that make the client remember `name` for `life` from now on.
    List<String> issue(Layer layer, String name, Duration life) {
        Instant end = clock.instant().plus(life);
        String value = seal(layer.cookie + "|" + end.toEpochMilli() + "|" + name);
        String attributes =
                "=%s; Expires=%s; Max-Age=%d; Path=/"
                        .formatted(value, EXPIRES.format(end), life.toSeconds());
        return List.of(
                layer.cookie + attributes,
                layer.corsCookie + attributes + "; SameSite=None; Secure");
    }

    private String seal(String text) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, iv).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cookie could not be sealed", e);
        }
    }

    private Optional<String> open(Layer layer, String value) {
        if (value.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(value);
            if (all.length <= IV_BYTES) {
                return Optional.empty();
            }
            byte[] iv = new byte[IV_BYTES];
            ByteBuffer.wrap(all).get(iv);
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, iv).doFinal(all, IV_BYTES, all.length - IV_BYTES);
            return alive(layer, new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Not ours, from another life of the balancer, or tampered with: a new client.
            return Optional.empty();
        }
    }

    private Optional<String> alive(Layer layer, String text) {
        String[] parts = text.split("\\|", 3);
        boolean sameLayer = parts[0].equals(layer.cookie);
        boolean expired = Long.parseLong(parts[1]) <= clock.millis();
        return sameLayer && !expired ? Optional.of(parts[2]) : Optional.empty();
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
