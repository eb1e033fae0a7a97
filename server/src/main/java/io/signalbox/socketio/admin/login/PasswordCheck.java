package io.signalbox.socketio.admin.login;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Compares passwords with a bcrypt hash, one at a time on a thread of its own: a comparison costs a
/// core a tenth of a second, on purpose, and nobody may take the event loops away with it.
final class PasswordCheck implements AutoCloseable {

    /// Comparisons that may wait; more are refused unseen.
    private static final int MAX_WAITING = 16;

    /// Whether a password is the one with this bcrypt hash; takes its time.
    interface Comparison {
        boolean matches(String password, String bcryptHash);
    }

    private final AdminAuth.Basic expected;
    private final Comparison comparison;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    Thread.ofPlatform().daemon().name("admin-password").factory());

    PasswordCheck(AdminAuth.Basic expected) {
        this(expected, PasswordCheck::bcrypt);
    }

    PasswordCheck(AdminAuth.Basic expected, Comparison comparison) {
        this.expected = expected;
        this.comparison = comparison;
    }

    /// False also when too many comparisons wait already.
    CompletableFuture<Boolean> matches(String username, String password) {
        if (!sameText(username, expected.username())) {
            return CompletableFuture.completedFuture(false);
        }
        try {
            return CompletableFuture.supplyAsync(
                    () -> comparison.matches(password, expected.bcryptHash()), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false);
        }
    }

    private static boolean sameText(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean bcrypt(String password, String hash) {
        // As bcryptjs does, what is longer than 72 bytes is cut rather than refused.
        return BCrypt.verifyer(
                        BCrypt.Version.VERSION_2A,
                        LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A))
                .verify(
                        password.getBytes(StandardCharsets.UTF_8),
                        hash.getBytes(StandardCharsets.US_ASCII))
                .verified;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
